import type { Words } from './words';

/** To whoever proposed it. */
export const skipOrRedoDecided: Words = ({ otherName, orderNo, as }) => {
  const decision = as === 'APPROVED' ? { ko: '승인', en: 'approved' } : { ko: '반려', en: 'refused' };
  return {
    ko: { subject: `[이음] ${decision.ko}: 단계 건너뛰기·다시 하기 (주문 ${orderNo})`, text: `${otherName} 님이 주문 ${orderNo}에 대한 제안을 ${decision.ko}하였습니다.\n주문 화면에서 내용을 확인하십시오.` },
    en: { subject: `[Ieum] Proposal ${decision.en}: order ${orderNo}`, text: `${otherName} ${decision.en} what you proposed for the steps of order ${orderNo}.\nThe order's page tells the rest.` },
  };
};
