import { heldLines } from '../../contract/forms/month';
import type { StepWork } from '../../desk/step-work';
import { isRefusal, refuse } from '../../domain/refusal';
import type { Won } from '../../domain/money/won';
import { payDateFor, scheduleLines } from '../settlement/approve-settlement';
import { isEarned } from '../settlement/work-withdrawn';
import { linesToRelease } from './lines-to-choose';
import { heldALine } from './makers';

interface HeldLine {
  readonly id: string;
  readonly match: string | null;
  readonly supplyWon: Won;
}

/**
 * Releases held lines, each by somebody else than who held it; they are paid on the first pay date after this approval. A line
 * without a matching invoice goes back to the partner instead.
 */
export const resolveHeldLines: StepWork = {
  choices: linesToRelease,
  async completed(tx, at) {
    const { run, form } = at;
    const { released } = heldLines.parse(form);
    const held = await tx.query<HeldLine>(
      `SELECT id, invoice_match AS match, supply_won AS "supplyWon" FROM partner_accrual WHERE run_id = $1 AND status = 'HELD' AND ${isEarned} ORDER BY id FOR UPDATE`,
      [run.id],
    );
    const unknown = released.findIndex((id) => !held.some((line) => line.id === id));
    if (unknown >= 0) return refuse('partner-settlement.unknown-line', { field: `released.${unknown}` });
    if (held.some((line) => !released.includes(line.id))) return refuse('partner-settlement.lines-still-held', { field: 'released' });
    if (held.some((line) => line.match !== 'MATCHED')) return refuse('partner-settlement.invoice-does-not-match', { field: 'released' });
    if (await heldALine(tx, run.id, at)) return refuse('approval.maker-is-checker');
    const payOn = await payDateFor(tx, run.accrualMonth ?? '');
    if (isRefusal(payOn)) return payOn;
    await scheduleLines(tx, run.id, payOn, released);
    return { facts: { heldLines: 0, payOn } };
  },
};
