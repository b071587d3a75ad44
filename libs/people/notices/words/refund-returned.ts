import type { Words } from './words';

/** To the settlement team: a bank sent a refund back, its credit waits to be set off or paid back anew. */
export const refundReturned: Words = ({ billNo }) => ({
  ko: { subject: `[이음] 환불 반환: ${billNo}`, text: `은행이 ${billNo} 차액의 환불을 되돌려 보냈습니다. 차액이 다시 남아 있습니다.\n환불 목록에서 반환 사유를 확인한 뒤, 고객에게 계좌를 다시 확인해 환불하거나 상계하십시오.` },
  en: { subject: `[Ieum] A refund came back: ${billNo}`, text: `The bank sent the refund of the credit ${billNo} back. The credit is left again.\nSee the reason among the refunds, then ask the customer for the account and refund it anew, or set it off.` },
});
