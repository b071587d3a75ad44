import type { Words } from './words';

/** To the settlement team: a correction waits for the word of somebody who did not propose it. */
export const correctionProposed: Words = ({ billNo }) => ({
  ko: { subject: `[이음] 청구 정정 승인 대기: ${billNo}`, text: `청구서 ${billNo}의 정정이 승인을 기다립니다.\n정정 목록에서 내용을 확인한 뒤 승인하거나 반려하십시오.` },
  en: { subject: `[Ieum] A correction waits: ${billNo}`, text: `A correction of the bill ${billNo} waits for its approval.\nLook at it among the corrections, then approve or refuse it.` },
});
