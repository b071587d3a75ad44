import type { Words } from './words';

/** To whoever waits for a recording: it is on another Thursday (S1-056). */
export const recordingMoved: Words = ({ orderNo, from, to }) => ({
  ko: { subject: `[이음] 주문 ${orderNo}의 녹음일 변경`, text: `주문 ${orderNo}의 시나리오 녹음이 ${from}에서 ${to}로 바뀌었습니다.` },
  en: { subject: `[Ieum] Recording of order ${orderNo} moved`, text: `The scenario recording of order ${orderNo} moved from ${from} to ${to}.` },
});
