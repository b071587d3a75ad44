import { pageOf, type Page } from '../../database/page-of';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { lockRun } from '../../desk/run-store';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { effectOf, type Effect, type SkipOrRedo } from './effect';

export interface ProposalInList extends SkipOrRedo {
  readonly id: string;
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly status: string;
  readonly proposedByName: string;
  /** In whose name: the absent rep (대결). */
  readonly proposedForName: string | null;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedForName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
}

export interface ProposalPage extends ProposalInList {
  /** As it was shown when it was proposed. */
  readonly effect: Effect;
  /** While nobody has decided: what it would do now, or why it can no longer be carried out. */
  readonly effectNow: Effect | null;
  readonly preventedBy: string | null;
  /** What was approved. */
  readonly approvedEffect: Effect | null;
}

interface Row extends ProposalInList {
  readonly runId: string;
  readonly effect: Effect;
  readonly approvedEffect: Effect | null;
}

const columns = `s.id, s.order_id AS "orderId", o.order_no AS "orderNo", o.customer_name AS "customerName", s.kind, s.steps, s.reason, s.status, p.name AS "proposedByName", f.name AS "proposedForName",
  s.proposed_at AS "proposedAt", d.name AS "decidedByName", g.name AS "decidedForName", s.decided_at AS "decidedAt", s.refusal_reason AS "refusalReason"`;
const joined = `skip_or_redo s JOIN customer_order o ON o.id = s.order_id JOIN person p ON p.id = s.proposed_by LEFT JOIN person f ON f.id = s.proposed_for
  LEFT JOIN person d ON d.id = s.decided_by LEFT JOIN person g ON g.id = s.decided_for`;

interface Filter {
  readonly status: string;
  /** All that was ever proposed of one order, whatever became of it. */
  readonly orderId?: string | undefined;
  readonly after?: string | undefined;
}

/** Proposals of one status, or all of one order, newest first. */
export const listOfProposals = (tx: Tx, { status, orderId, after }: Filter): Promise<Page<ProposalInList>> =>
  pageOf((limit) =>
    tx.query<ProposalInList>(`SELECT ${columns} FROM ${joined} WHERE ${orderId === undefined ? 's.status' : 's.order_id'} = $1 AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`, [
      orderId ?? status, after ?? null, limit,
    ]),
  );

/** A proposal with the effect that was shown, and the one that it would have now: whoever approves sees both first. */
export async function proposalPage(tx: Tx, desk: Pick<Desk, 'skip' | 'redo'>, id: string): Promise<ProposalPage | Refusal> {
  const row = await tx.one<Row>(`SELECT ${columns}, s.run_id AS "runId", s.effect, s.approved_effect AS "approvedEffect" FROM ${joined} WHERE s.id = $1`, [id]);
  if (!row) return refuse('skip-or-redo.not-found');
  const { runId, ...page } = row;
  if (row.status !== 'PROPOSED') return { ...page, effectNow: null, preventedBy: null };
  const run = await lockRun(tx, runId);
  const now = isRefusal(run) ? run : await effectOf(tx, desk, run, row);
  return isRefusal(now) ? { ...page, effectNow: null, preventedBy: now.refusal } : { ...page, effectNow: now, preventedBy: null };
}
