import type { Words } from './words';

/** To consulting support: somebody asks for four eyes. */
export const skipOrRedoProposed: Words = ({ otherName, orderNo, as }) => {
  const act = as === 'SKIP' ? { ko: '단계 건너뛰기', en: 'to skip steps' } : { ko: '단계 다시 하기', en: 'to have steps done again' };
  return {
    ko: { subject: `[이음] 승인 요청: ${act.ko} (주문 ${orderNo})`, text: `${otherName} 님이 주문 ${orderNo}의 ${act.ko}를 제안하였습니다.\n날짜와 금액에 미치는 영향을 확인한 뒤 승인하거나 반려하십시오.` },
    en: { subject: `[Ieum] For approval: ${act.en}, order ${orderNo}`, text: `${otherName} proposes ${act.en} on order ${orderNo}.\nSee what it does to dates and money, then approve or refuse it.` },
  };
};
