import { jsonText } from '../../database/as-json';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { Desk } from '../../desk/desk';
import { tellRole } from '../../desk/notices';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { orderOfRun } from '../order-row';
import { effectOf, type Effect, type SkipOrRedo } from './effect';
import { proposer, runUnderWay } from './proposal';

type Acting = Pick<Desk, 'skip' | 'redo'>;

/** What skipping these steps, or doing them again, would do; nothing is written. For whoever may propose it. */
export async function foreseeSkipOrRedo(tx: Tx, desk: Acting, orderId: string, asked: SkipOrRedo): Promise<Effect | Refusal> {
  const run = await runUnderWay(tx, orderId);
  if (isRefusal(run)) return run;
  const may = await proposer(tx, orderId);
  return isRefusal(may) ? may : effectOf(tx, desk, run, asked);
}

/**
 * Proposes to skip open steps, or to do finished ones again, with the effect that was shown; one proposal of an order at a time, refused at once where
 * it could not be carried out. Consulting support is told.
 */
export async function proposeSkipOrRedo(tx: Tx, desk: Acting, orderId: string, asked: SkipOrRedo): Promise<{ readonly proposalId: string } | Refusal> {
  const run = await runUnderWay(tx, orderId);
  if (isRefusal(run)) return run;
  const may = await proposer(tx, orderId);
  if (isRefusal(may)) return may;
  const effect = await effectOf(tx, desk, run, asked);
  if (isRefusal(effect)) return effect;
  const { kind, steps, reason } = asked;
  const [proposed] = await tx.query<{ id: string }>(
    `INSERT INTO skip_or_redo (id, order_id, run_id, kind, steps, reason, effect, proposed_by, proposed_for, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (order_id) WHERE status = 'PROPOSED' DO NOTHING RETURNING id`,
    [newId(), orderId, run.id, kind, steps, reason, jsonText(effect), tx.actor.id, may.proposedFor, tx.now],
  );
  if (!proposed) return refuse('skip-or-redo.proposed-already');
  const { orderNo } = await orderOfRun(tx, orderId);
  await writeAudit(tx, 'order.skip-or-redo-proposed', { kind: 'ORDER', id: orderId }, undefined, { ...asked, proposalId: proposed.id, proposedFor: may.proposedFor });
  await tellRole(tx, 'CONSULTING_SUPPORT', { kind: 'skip-or-redo-proposed', subjectId: proposed.id, detail: { by: tx.actor.id, orderNo, as: kind } });
  return { proposalId: proposed.id };
}
