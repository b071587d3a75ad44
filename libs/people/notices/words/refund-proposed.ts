import type { Words } from './words';

/** To the settlement team: a refund waits for the word of somebody who did not propose it. */
export const refundProposed: Words = ({ billNo }) => ({
  ko: { subject: `[이음] 환불 승인 대기: ${billNo}`, text: `${billNo} 차액의 환불이 승인을 기다립니다.\n환불 목록에서 금액과 계좌를 확인한 뒤 승인하거나 반려하십시오.` },
  en: { subject: `[Ieum] A refund waits: ${billNo}`, text: `A refund of the credit ${billNo} waits for its approval.\nCheck amount and account among the refunds, then approve or refuse it.` },
});
