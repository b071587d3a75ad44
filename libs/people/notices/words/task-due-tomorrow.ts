import { ofOrder, type Words } from './words';

/** To whoever holds the task, in the morning of the open day before it is due. */
export const taskDueTomorrow: Words = ({ step, orderNo, dueOn }) => {
  const order = ofOrder(orderNo);
  return {
    ko: { subject: `[이음] 기한 임박: ${step.ko}`, text: `${order.ko}"${step.ko}" 업무의 처리기한은 ${dueOn}입니다.` },
    en: { subject: `[Ieum] Due soon: ${step.en}`, text: `"${step.en}"${order.en} is due on ${dueOn}.` },
  };
};
