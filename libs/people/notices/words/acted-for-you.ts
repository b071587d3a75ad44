import { ofOrder, type Words } from './words';

/** To the absent person, or to whoever handed the task on: what was done in their name (대결, 위임). */
export const actedForYou: Words = ({ otherName, step, orderNo, as }) => {
  const mark = as === 'ABSENCE' ? { ko: '대결', en: 'as your deputy' } : { ko: '위임', en: 'as you delegated' };
  const order = ofOrder(orderNo);
  return {
    ko: { subject: `[이음] ${mark.ko}: ${step.ko}`, text: `${otherName} 님이 ${order.ko}"${step.ko}" 업무를 ${mark.ko} 처리하였습니다.\n업무 이력에서 내용을 확인하십시오.` },
    en: { subject: `[Ieum] Done ${mark.en}: ${step.en}`, text: `${otherName} completed or returned "${step.en}"${order.en} ${mark.en}.\nThe task's history tells what was done.` },
  };
};
