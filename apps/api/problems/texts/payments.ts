import type { ProblemTexts } from './text';

export const paymentsTexts: ProblemTexts = {
  'payment.not-found': { status: 404, ko: '입금을 찾을 수 없습니다.', en: 'There is no such payment.' },
  'payment.reference-used': {
    status: 409,
    ko: '은행 거래번호 {bankRef}은(는) 내용이 다른 입금에 이미 쓰였습니다.',
    en: 'The bank reference {bankRef} belongs to a payment that says something else.',
  },
  'payment.bill-not-open': { status: 422, ko: '받을 금액이 남지 않았거나 없는 청구서입니다.', en: 'Nothing is open on this bill, or there is no such bill.' },
  'payment.bill-twice': { status: 422, ko: '같은 청구서가 두 번 적혀 있습니다.', en: 'The same bill stands twice.' },
  'payment.beyond-the-bill': { status: 422, ko: '{billNo}에 받을 금액은 {openWon}원입니다.', en: 'On {billNo}, {openWon} won are open.' },
  'payment.beyond-its-rest': { status: 422, ko: '이 입금에서 남은 금액은 {restWon}원입니다.', en: 'Of this payment, {restWon} won are left.' },
  'payment.nothing-left': { status: 409, ko: '이 입금에는 남은 금액이 없습니다.', en: 'Nothing is left of this payment.' },
  'payment.returned-already': { status: 409, ko: '이미 반환하기로 한 입금입니다.', en: 'This payment is already marked to be returned.' },
  'allocation.not-found': { status: 404, ko: '충당을 찾을 수 없습니다.', en: 'There is no such allocation.' },
  'allocation.taken-back-already': { status: 409, ko: '이미 취소된 충당입니다.', en: 'This allocation is already taken back.' },
  'payment-file.column-missing': { status: 422, ko: '파일에 {column} 열이 없습니다.', en: 'The file has no column {column}.' },
  'payment-file.too-many-rows': { status: 422, ko: '한 파일에는 {most}건까지 올릴 수 있습니다.', en: 'A file holds at most {most} rows.' },
};
