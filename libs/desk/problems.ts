import { refuse, type Refusal } from '../domain/refusal';
import type { Json } from '../domain/process/step-plan';
import type { Tx } from '../database/transaction';
import { writeAudit } from './audit';

/** Something that machines leave to a person: an effect that keeps failing, a run that differs from what was approved. */
export interface Problem {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Json;
  /** Of a step's effect: which step of which order, and the workflow that carries it. */
  readonly step: string | null;
  readonly orderNo: string | null;
  readonly workflowId: string | null;
  readonly openedAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedByName: string | null;
  readonly resolution: string | null;
}

const pageSize = 50;

/** Problems, newest first: open ones unless all are asked for. */
export async function listOfProblems(tx: Tx, { all = false, after }: { readonly all?: boolean | undefined; readonly after?: string | undefined }): Promise<{ items: readonly Problem[]; next?: string }> {
  const rows = await tx.query<Problem>(
    `SELECT p.id, p.kind, p.subject_kind AS "subjectKind", p.subject_id AS "subjectId", p.detail, p.opened_at AS "openedAt", p.resolved_at AS "resolvedAt", r.name AS "resolvedByName", p.resolution,
         e.step, e.workflow_id AS "workflowId", o.order_no AS "orderNo"
       FROM problem p LEFT JOIN person r ON r.id = p.resolved_by LEFT JOIN effect e ON p.subject_kind = 'EFFECT' AND e.command_id = p.subject_id
         LEFT JOIN run n ON n.id = e.run_id LEFT JOIN customer_order o ON o.id = coalesce(n.order_id, CASE WHEN p.subject_kind = 'ORDER' THEN p.subject_id::uuid END) WHERE ($1 OR p.resolved_at IS NULL) AND ($2::uuid IS NULL OR p.id < $2) ORDER BY p.id DESC LIMIT $3`,
    [all, after ?? null, pageSize + 1],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: last.id } : {}) };
}

/** A parked effect is tried again by its workflow, or dropped for good. */
async function settleEffect(tx: Tx, commandId: string, retry: boolean): Promise<void> {
  if (!retry) {
    await tx.query(`UPDATE effect_outcome SET status = 'DROPPED', at = $2 WHERE command_id = $1 AND status = 'PARKED'`, [commandId, tx.now]);
    return;
  }
  await tx.query(`DELETE FROM effect_outcome WHERE command_id = $1 AND status = 'PARKED'`, [commandId]);
  await tx.query(`INSERT INTO poke (workflow_id) SELECT workflow_id FROM effect WHERE command_id = $1`, [commandId]);
}

/** A person has dealt with a problem, and says how. `retry`: let the machines try the parked effect once more. */
export async function resolveProblem(tx: Tx, id: string, act: { readonly resolution: string; readonly retry: boolean }): Promise<{ readonly resolved: true } | Refusal> {
  const problem = await tx.one<{ kind: string; subjectId: string; resolved: boolean }>(`SELECT kind, subject_id AS "subjectId", resolved_at IS NOT NULL AS resolved FROM problem WHERE id = $1 FOR UPDATE`, [id]);
  if (!problem) return refuse('problem.not-found');
  if (problem.resolved) return refuse('problem.resolved-already');
  if (act.retry && problem.kind !== 'effect.parked') return refuse('problem.nothing-to-retry', { field: 'retry' });
  if (problem.kind === 'effect.parked') await settleEffect(tx, problem.subjectId, act.retry);
  await tx.query(`UPDATE problem SET resolved_at = $2, resolved_by = $3, resolution = $4 WHERE id = $1`, [id, tx.now, tx.actor.id, act.resolution]);
  await writeAudit(tx, 'problem.resolved', { kind: 'PROBLEM', id }, { kind: problem.kind }, act);
  return { resolved: true };
}
