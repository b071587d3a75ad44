import type { Words } from './words';

/** To those who may approve it: prices or parameters wait for the word of somebody who did not propose them. */
export const versionProposed: Words = ({ from }) => ({
  ko: { subject: `[이음] 요금표·파라미터 승인 대기: ${from} 시행`, text: `${from}부터 시행할 요금표 또는 파라미터가 승인을 기다립니다.\n제안 목록에서 달라지는 것을 확인한 뒤 승인하거나 반려하십시오.` },
  en: { subject: `[Ieum] Prices or parameters wait: from ${from}`, text: `Prices or parameters that are to take effect on ${from} wait for their approval.\nLook at what they change among the proposals, then approve or refuse them.` },
});
