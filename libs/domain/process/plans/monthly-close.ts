import { plan, stepsAfter } from '../plan';

const dryRun = stepsAfter()({
  'compute-dry-run': { name: { ko: '시험 계산', en: 'Compute the dry run' }, role: 'SYSTEM', after: [], due: 'none', form: 'none', effect: 'compute-dry-run', rules: ['X-106', 'F-01', 'F-03', 'F-19'] },
  'review-billing-exceptions': { name: { ko: '청구 예외 검토', en: 'Review billing exceptions' }, role: 'CONSULTING_SUPPORT', after: ['compute-dry-run'], when: 'lines-wait-or-failed', due: 'the cut-off (X-106)', form: 'billing-exceptions', rules: ['X-03', 'X-106', 'X-111'] },
  // Ends early when the last evidence comes: then no line waits and the step does not apply any more.
  'await-evidence': { name: { ko: '증빙 마감', en: 'Await evidence' }, role: 'SYSTEM', after: ['compute-dry-run'], when: 'lines-wait', due: 'none', form: 'none', moment: 'evidence-cut-off', gateOf: 'dry-run', rules: ['X-106'] },
});

const approval = stepsAfter<keyof typeof dryRun>()({
  'compute-final-run': { name: { ko: '확정 계산', en: 'Compute the final run' }, role: 'SYSTEM', after: ['await-evidence'], due: 'none', form: 'none', effect: 'compute-final-run', rules: ['X-106', 'X-109'] },
  'approve-billing-run': { name: { ko: '청구 승인', en: 'Approve the billing run' }, role: 'SETTLEMENT_TEAM', after: ['compute-final-run'], when: 'lines-to-issue', due: 'the 10th (F-10)', form: 'billing-run-approval', returnsTo: ['compute-dry-run'], gateOf: 'approval', rules: ['X-03', 'X-106', 'X-110'] },
});

const issue = stepsAfter<keyof typeof approval>()({
  'issue-bills': { name: { ko: '청구서 발행', en: 'Issue the bills' }, role: 'SYSTEM', after: ['approve-billing-run'], when: 'lines-to-issue', due: 'none', form: 'none', effect: 'issue-bills', gateOf: 'issue', rules: ['S1-065', 'X-108', 'X-117'] },
});

/** Part D, once per accrual month: dry run → lines that wait → approval → issue. */
export const monthlyClose = plan('monthly-close', 1, { 'dry-run': dryRun, approval, issue });
