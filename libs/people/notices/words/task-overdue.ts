import { ofOrder, type Words } from './words';

/** To whoever holds the task: its day has passed. */
export const taskOverdue: Words = ({ step, orderNo, dueOn }) => {
  const order = ofOrder(orderNo);
  return {
    ko: { subject: `[이음] 지연: ${step.ko}`, text: `${order.ko}"${step.ko}" 업무의 처리기한(${dueOn})이 지났습니다.` },
    en: { subject: `[Ieum] Overdue: ${step.en}`, text: `"${step.en}"${order.en} was due on ${dueOn}.` },
  };
};
