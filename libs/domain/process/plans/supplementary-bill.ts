import { plan, stepsAfter } from '../plan';

const bill = stepsAfter()({
  'compute-supplementary-bill': { name: { ko: '추가 청구 계산', en: 'Compute the supplementary bill' }, role: 'SYSTEM', after: [], due: 'none', form: 'none', effect: 'compute-supplementary-bill', rules: ['X-106', 'X-110'] },
  'approve-supplementary-bill': { name: { ko: '추가 청구 승인', en: 'Approve the supplementary bill' }, role: 'SETTLEMENT_TEAM', after: ['compute-supplementary-bill'], when: 'lines-to-issue', due: 'the 10th after its write date (F-10)', form: 'billing-run-approval', returnsTo: ['compute-supplementary-bill'], gateOf: 'bill', rules: ['X-03', 'X-106', 'X-110'] },
  'issue-supplementary-bill': { name: { ko: '추가 청구서 발행', en: 'Issue the supplementary bill' }, role: 'SYSTEM', after: ['approve-supplementary-bill'], when: 'lines-to-issue', due: 'none', form: 'none', effect: 'issue-supplementary-bill', rules: ['X-106', 'X-108', 'X-110'] },
});

/** A contract billed beside the month's run: for evidence that came after the cut-off (수시분, X-106), or because the run had to leave it out. */
export const supplementaryBill = plan('supplementary-bill', 1, { bill });
