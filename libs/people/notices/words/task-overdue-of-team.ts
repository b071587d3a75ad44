import { ofOrder, type Words } from './words';

/** To the lead of the team (escalation): a task of theirs is late, and with whom it lies. */
export const taskOverdueOfTeam: Words = ({ step, orderNo, dueOn, holderName }) => {
  const order = ofOrder(orderNo);
  return {
    ko: { subject: `[이음] 팀 업무 지연: ${step.ko}`, text: `${order.ko}"${step.ko}" 업무의 처리기한(${dueOn})이 지났습니다.\n담당자: ${holderName || '미지정'}` },
    en: { subject: `[Ieum] Overdue in your team: ${step.en}`, text: `"${step.en}"${order.en} was due on ${dueOn}.\nWith: ${holderName || 'nobody yet'}` },
  };
};
