import { ofOrder, type Words } from './words';

/** To people of a partner or a customer, who do not look into the house every hour: there is something to do. */
export const taskOpened: Words = ({ step, orderNo, dueOn }) => {
  const order = ofOrder(orderNo);
  return {
    ko: { subject: `[이음] 새 업무: ${step.ko}`, text: `${order.ko}"${step.ko}" 업무가 도착하였습니다.\n처리기한: ${dueOn}` },
    en: { subject: `[Ieum] New task: ${step.en}`, text: `"${step.en}"${order.en} waits for you.\nDue: ${dueOn}` },
  };
};
