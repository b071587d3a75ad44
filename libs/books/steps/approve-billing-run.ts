import { billingRunApproval } from '../../contract/forms/month';
import type { Tx } from '../../database/transaction';
import { latestFinalRun } from '../billing-run/latest-runs';
import type { StepContext, StepWork } from '../../desk/step-work';
import { wonText } from '../../domain/money/won-text';
import type { Json } from '../../domain/process/step-plan';
import { refuse, type Refusal } from '../../domain/refusal';
import { linesToApprove } from './lines-to-choose';
import { preparedTheMonth } from './makers';

/** Whoever prepared the month does not approve it, and what is approved is the total that was seen. */
async function faultOfApproval(tx: Tx, at: StepContext & { readonly form: Json }, contractId: string | null): Promise<Refusal | undefined> {
  const { totalWon } = billingRunApproval.parse(at.form);
  const month = at.run.accrualMonth ?? '';
  if (await preparedTheMonth(tx, month, at)) return refuse('approval.maker-is-checker');
  const final = await latestFinalRun(tx, month, contractId);
  return final.totalWon === BigInt(totalWon) ? undefined : refuse('approval.another-total', { field: 'totalWon', params: { totalWon: wonText(final.totalWon) } });
}

export const approveBillingRun: StepWork = { completed: (tx, at) => faultOfApproval(tx, at, null) };

/** A contract billed beside the month's run: whoever approves it sees its lines in the task. */
export const approveSupplementaryBill: StepWork = { choices: linesToApprove, completed: (tx, at) => faultOfApproval(tx, at, at.run.contractId) };
