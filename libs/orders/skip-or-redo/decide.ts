import { jsonText } from '../../database/as-json';
import type { Tx } from '../../database/transaction';
import { holderOfRole } from '../../desk/acting-for';
import { writeAudit } from '../../desk/audit';
import type { Desk } from '../../desk/desk';
import { tell } from '../../desk/notices';
import type { ActingFor } from '../../desk/rights';
import { lockRun } from '../../desk/run-store';
import { checkersAre } from '../../domain/process/stands-in';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { orderOfRun } from '../order-row';
import { carryOut, effectOf, type Effect } from './effect';
import { proposalOf, type Proposal } from './proposal';

type Decided = { readonly proposalId: string } | Refusal;

/** Locks a proposal for its decision: whoever comes second finds it decided. */
async function toDecide(tx: Tx, proposalId: string): Promise<Proposal | Refusal> {
  await tx.query(`SELECT 1 FROM skip_or_redo WHERE id = $1 FOR UPDATE`, [proposalId]);
  const proposal = await proposalOf(tx, proposalId);
  if (isRefusal(proposal)) return proposal;
  return proposal.status === 'PROPOSED' ? proposal : refuse('skip-or-redo.decided-already');
}

/** Maker and checker are two people, and so are those whom they act for. Consulting support checks, or who stands in for one of them. */
export async function checkerOf(tx: Tx, { proposedBy, proposedFor }: Pick<Proposal, 'proposedBy' | 'proposedFor'>): Promise<{ readonly actingFor?: ActingFor } | Refusal> {
  const holder = await holderOfRole(tx, 'CONSULTING_SUPPORT');
  if (!holder) return refuse('skip-or-redo.not-yours-to-decide');
  const isMaker = checkersAre(tx.actor.id, holder.actingFor?.personId).some((id) => id === proposedBy || id === proposedFor);
  return isMaker ? refuse('approval.maker-is-checker') : holder;
}

interface Decision {
  readonly status: 'APPROVED' | 'REFUSED' | 'WITHDRAWN';
  readonly actingFor?: ActingFor | undefined;
  readonly refusalReason?: string;
  readonly effect?: Effect;
}

/** Writes what was decided, and tells whoever proposed where it was somebody else. */
async function decide(tx: Tx, { id, orderId, proposedBy, kind }: Proposal, { status, actingFor, refusalReason, effect }: Decision): Promise<Decided> {
  await tx.query(`UPDATE skip_or_redo SET status = $2, decided_by = $3, decided_for = $4, decided_at = $5, refusal_reason = $6, approved_effect = $7 WHERE id = $1`, [
    id, status, tx.actor.id, actingFor?.personId ?? null, tx.now, refusalReason ?? null, effect ? jsonText(effect) : null,
  ]);
  await writeAudit(tx, 'order.skip-or-redo-decided', { kind: 'ORDER', id: orderId }, undefined, { proposalId: id, kind, status, refusalReason, actingFor: actingFor?.personId });
  const { orderNo } = await orderOfRun(tx, orderId);
  if (tx.actor.id !== proposedBy) await tell(tx, [proposedBy], { kind: 'skip-or-redo-decided', subjectId: id, detail: { by: tx.actor.id, orderNo, as: status } });
  return { proposalId: id };
}

/**
 * Consulting support approves what somebody else proposed, knowing its effect by the fingerprint that the page shows: the steps are skipped or done
 * again. Refused where the order has moved on and the effect is another: the page shows the new one.
 */
export async function approveSkipOrRedo(tx: Tx, desk: Pick<Desk, 'skip' | 'redo'>, proposalId: string, fingerprint: string): Promise<Decided> {
  const proposal = await toDecide(tx, proposalId);
  if (isRefusal(proposal)) return proposal;
  const by = await checkerOf(tx, proposal);
  if (isRefusal(by)) return by;
  const run = await lockRun(tx, proposal.runId);
  if (isRefusal(run)) return run;
  const effect = await effectOf(tx, desk, run, proposal);
  if (isRefusal(effect)) return effect;
  if (effect.fingerprint !== fingerprint) return refuse('skip-or-redo.another-effect', { field: 'fingerprint' });
  const done = await carryOut(tx, desk, run, proposal, { proposal: proposalId, ...by });
  return isRefusal(done) ? done : decide(tx, proposal, { status: 'APPROVED', ...by, effect });
}

/** Nothing is done: the other person says why. */
export async function refuseSkipOrRedo(tx: Tx, proposalId: string, reason: string): Promise<Decided> {
  const proposal = await toDecide(tx, proposalId);
  if (isRefusal(proposal)) return proposal;
  const by = await checkerOf(tx, proposal);
  return isRefusal(by) ? by : decide(tx, proposal, { status: 'REFUSED', ...by, refusalReason: reason });
}

/** Whoever proposed it, or the person in whose name, takes it back (회수). */
export async function withdrawSkipOrRedo(tx: Tx, proposalId: string): Promise<Decided> {
  const proposal = await toDecide(tx, proposalId);
  if (isRefusal(proposal)) return proposal;
  const isOwn = tx.actor.id === proposal.proposedBy || tx.actor.id === proposal.proposedFor;
  return isOwn ? decide(tx, proposal, { status: 'WITHDRAWN' }) : refuse('skip-or-redo.only-its-proposer');
}
