import { billingRunApproval } from '../../contract/forms/month';
import type { Tx } from '../../database/transaction';
import { latestFinalRun } from '../billing-run/latest-runs';
import type { StepWork } from '../../desk/step-work';
import type { Month } from '../../domain/calendar/plain-date';
import { wonText } from '../../domain/money/won-text';
import type { Json } from '../../domain/process/step-plan';
import { refuse, type Refusal } from '../../domain/refusal';
import { preparedTheMonth } from './makers';

/** Whoever prepared the month does not approve it, and what is approved is the total that was seen. */
async function faultOfApproval(tx: Tx, month: Month, contractId: string | null, form: Json): Promise<Refusal | undefined> {
  const { totalWon } = billingRunApproval.parse(form);
  if (await preparedTheMonth(tx, month)) return refuse('approval.maker-is-checker');
  const final = await latestFinalRun(tx, month, contractId);
  return final.totalWon === BigInt(totalWon) ? undefined : refuse('approval.another-total', { field: 'totalWon', params: { totalWon: wonText(final.totalWon) } });
}

export const approveBillingRun: StepWork = { completed: (tx, { run, form }) => faultOfApproval(tx, run.accrualMonth ?? '', null, form) };

/** A contract billed beside the month's run. */
export const approveSupplementaryBill: StepWork = { completed: (tx, { run, form }) => faultOfApproval(tx, run.accrualMonth ?? '', run.contractId, form) };
