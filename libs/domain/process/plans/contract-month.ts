import { plan, stepsAfter } from '../plan';

const attendance = stepsAfter()({
  'submit-attendance': { name: { ko: '복무확인서 제출', en: 'Submit the attendance certificate' }, role: 'PARTNER_STAFFING', after: [], when: 'contract-is-staffed', due: 'attendance is due (X-106)', form: 'attendance', evidence: ['ATTENDANCE_CERTIFICATE'], effectsWhenDone: ['tell-the-month'], rules: ['S1-064', 'X-106', 'F-19'] },
  'request-staffing-settlement': { name: { ko: '위탁운영비 청구/정산 요청', en: 'Request billing and settlement of staffing' }, role: { anyOf: ['SALES_REP', 'BRANCH'] }, after: ['submit-attendance'], when: 'contract-is-staffed', due: '+1 bd', form: 'staffing-settlement', returnsTo: ['submit-attendance'], rules: ['S1-064', 'S1-095', 'X-38', 'X-111'] },
});

const handOver = stepsAfter()({
  // Settled by the issue of the month's bills.
  'await-bill': { name: { ko: '청구서 발행 대기', en: 'Await the bill' }, role: 'SYSTEM', after: [], when: 'payer-wants-paper', due: 'none', form: 'none', rules: ['S1-066'] },
  'hand-over-tax-invoice': { name: { ko: '세금계산서 전달', en: 'Hand over the tax invoice' }, role: 'BRANCH', after: ['await-bill'], when: 'payer-wants-paper', due: '+3 bd', form: 'tax-invoice-hand-over', rules: ['S1-066', 'X-29', 'X-111'] },
});

/** Part D, per contract and accrual month: attendance of a staffed contract, and paper for a payer who wants it. */
export const contractMonth = plan('contract-month', 2, { attendance, 'hand-over': handOver });
