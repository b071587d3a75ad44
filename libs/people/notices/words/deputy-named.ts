import type { Words } from './words';

/** To the deputy, or the colleague: whose tasks they may do, and how long. */
export const deputyNamed: Words = ({ otherName, from, to, as }) => ({
  ko: {
    subject: as === 'ABSENCE' ? '[이음] 대결자 지정' : '[이음] 업무 위임',
    text: `${from}부터 ${to}까지 ${otherName} 님의 업무를 대신 처리할 수 있습니다.\n업무는 내 업무함에 함께 보입니다.`,
  },
  en: {
    subject: as === 'ABSENCE' ? '[Ieum] You are deputy' : '[Ieum] Tasks were delegated to you',
    text: `From ${from} to ${to} you may do tasks of ${otherName}.\nThey stand in your work box beside your own.`,
  },
});
