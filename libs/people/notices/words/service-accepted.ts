import type { Words } from './words';

/** To the settlement team: the inspection certificate of an order is there (S1-061). */
export const serviceAccepted: Words = ({ orderNo }) => ({
  ko: { subject: `[이음] 검수 완료: ${orderNo}`, text: `주문 ${orderNo}의 검수가 끝났습니다. 검수확인서는 주문의 서류에 있습니다.` },
  en: { subject: `[Ieum] Accepted: ${orderNo}`, text: `The customer has accepted order ${orderNo}. The certificate lies with its documents.` },
});
