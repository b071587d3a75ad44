import type { Words } from './words';

/** To the settlement team: a partner's account waits for the word of somebody who did not propose it. */
export const bankAccountProposed: Words = ({ partnerCode }) => ({
  ko: { subject: `[이음] 지급 계좌 승인 대기: ${partnerCode}`, text: `${partnerCode}의 새 지급 계좌가 승인을 기다립니다.\n통장 사본과 맞추어 본 뒤 승인하거나 반려하십시오.` },
  en: { subject: `[Ieum] A bank account waits: ${partnerCode}`, text: `A new account to which ${partnerCode} is paid waits for its approval.\nCompare it with the paper, then approve or refuse it.` },
});
