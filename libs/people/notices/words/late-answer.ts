import { ofOrder, type Words } from './words';

/** To the order's rep: somebody had worked on a task that was closed meanwhile, and left what they did. */
export const lateAnswer: Words = ({ otherName, step, orderNo }) => {
  const order = ofOrder(orderNo);
  return {
    ko: { subject: `[이음] 늦은 답변: ${step.ko}`, text: `${otherName} 님이 ${order.ko}닫힌 업무 "${step.ko}"에 늦은 답변을 남겼습니다.\n진행에는 영향이 없습니다. 주문 이력에서 내용을 확인하십시오.` },
    en: { subject: `[Ieum] Late answer: ${step.en}`, text: `${otherName} left a late answer with "${step.en}"${order.en}, which had been closed.\nIt moves nothing. The order's history tells what was left.` },
  };
};
