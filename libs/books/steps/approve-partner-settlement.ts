import { partnerSettlementApproval } from '../../contract/forms/month';
import type { Tx } from '../../database/transaction';
import type { StepWork } from '../../desk/step-work';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { countHeld, holdLines, holdUnproven, payDateFor, scheduleLines, type Hold } from '../settlement/approve-settlement';
import { bookAccruals } from '../settlement/book-accruals';
import { isEarned } from '../settlement/work-withdrawn';
import { linesToHold } from './lines-to-choose';
import { askedForPayment } from './makers';

async function faultOfHolds(tx: Tx, runId: string, holds: readonly Hold[]): Promise<Refusal | undefined> {
  const known = await tx.query<{ id: string }>(`SELECT id FROM partner_accrual WHERE run_id = $1 AND status IN ('CONFIRMED', 'HELD') AND ${isEarned}`, [runId]);
  const unknown = holds.findIndex((hold) => !known.some((accrual) => accrual.id === hold.accrualId));
  return unknown < 0 ? undefined : refuse('partner-settlement.unknown-line', { field: `holds.${unknown}.accrualId` });
}

/** The settlement team approves a partner's lines: proven ones are scheduled for the pay date, disputed and unproven ones held alone (S1-067, X-77, X-110). */
export const approvePartnerSettlement: StepWork = {
  choices: linesToHold,
  async completed(tx, at) {
    const { run, form } = at;
    const { holds } = partnerSettlementApproval.parse(form);
    if (await askedForPayment(tx, run.id, at)) return refuse('approval.maker-is-checker');
    const fault = await faultOfHolds(tx, run.id, holds);
    if (fault) return fault;
    const month = run.accrualMonth ?? '';
    const payOn = await payDateFor(tx, month);
    if (isRefusal(payOn)) return payOn;
    await bookAccruals(tx, month, run.id);
    await holdUnproven(tx, run.id);
    const held = await tx.query<{ id: string }>(`SELECT id FROM partner_accrual WHERE run_id = $1 AND status = 'CONFIRMED' AND NOT id = ANY ($2::uuid[])`, [run.id, holds.map((hold) => hold.accrualId)]);
    await holdLines(tx, run.id, holds);
    await scheduleLines(tx, run.id, payOn, held.map((accrual) => accrual.id));
    return { facts: { heldLines: await countHeld(tx, run.id), payOn } };
  },
};
