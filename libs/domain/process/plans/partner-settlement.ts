import { partnerRoles } from '../roles';
import { plan, stepsAfter } from '../plan';

const payment = stepsAfter()({
  'await-pay-date': { name: { ko: '지급일 대기', en: 'Await the pay date' }, role: 'SYSTEM', after: [], due: 'none', form: 'none', moment: 'partner-pay-date', rules: ['S1-067', 'F-09', 'X-28'] },
  'pay-partners': { name: { ko: '협력사 지급', en: 'Pay the partners' }, role: 'SYSTEM', after: ['await-pay-date'], due: 'none', form: 'none', effect: 'pay-partners', gateOf: 'payment', rules: ['S1-067', 'F-09', 'X-77'] },
});

/** Part D, once per accrual month: partners are paid on the 24th of the next month, next open day (F-09). */
export const partnerSettlement = plan('partner-settlement', 1, { payment });

const settlement = stepsAfter()({
  'submit-partner-invoice': { name: { ko: '협력사 세금계산서 제출', en: 'Submit the partner’s tax invoice' }, role: { byFact: 'the-partner-of-the-settlement', among: partnerRoles }, after: [], due: 'pay date − 2 bd', form: 'partner-invoice', evidence: ['PARTNER_TAX_INVOICE'], rules: ['X-77', 'X-109'] },
  'approve-partner-settlement': { name: { ko: '협력사 정산 승인', en: 'Approve the partner settlement' }, role: 'SETTLEMENT_TEAM', after: ['submit-partner-invoice'], due: 'pay date − 1 bd', form: 'partner-settlement-approval', returnsTo: ['submit-partner-invoice'], rules: ['S1-067', 'X-03', 'X-77', 'X-109', 'X-110'] },
  'resolve-held-lines': { name: { ko: '보류 건 해소', en: 'Resolve held lines' }, role: 'SETTLEMENT_TEAM', after: ['approve-partner-settlement'], when: 'lines-are-held', due: '+10 bd', form: 'held-lines', returnsTo: ['submit-partner-invoice'], gateOf: 'settlement', rules: ['X-77', 'X-109', 'X-110'] },
});

/** Part D, per partner and accrual month: invoice, approval, and lines that are held alone. */
export const partnerMonth = plan('partner-month', 1, { settlement });
