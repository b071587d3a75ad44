import type { RunEvent, RunState } from '../domain/process/step-plan';
import { refuse, type Refusal } from '../domain/refusal';
import type { Tx } from '../database/transaction';
import type { ActingFor } from './rights';
import type { RunRow } from './step-work';

export interface LockedRun extends RunRow {
  readonly state: RunState;
  readonly lastSeq: number;
  readonly ended: string | null;
}

export const runColumns = `r.id, r.plan_key AS "planKey", r.plan_version AS "planVersion", r.workflow_id AS "workflowId",
  r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.order_id AS "orderId", r.contract_id AS "contractId",
  r.customer_id AS "customerId", r.partner_id AS "partnerId", r.accrual_month AS "accrualMonth",
  r.state, r.last_seq AS "lastSeq", r.ended`;

/** Takes the run for this transaction: events of one run happen one after the other. */
export async function lockRun(tx: Tx, runId: string): Promise<LockedRun | Refusal> {
  const run = await tx.one<LockedRun>(`SELECT ${runColumns} FROM run r WHERE r.id = $1 FOR UPDATE`, [runId]);
  return run ?? refuse('run.not-found');
}

export interface RecordedEvent {
  readonly event: RunEvent;
  readonly taskId?: string;
  readonly actingFor?: ActingFor;
  readonly idempotencyKey?: string;
  readonly form?: unknown;
  readonly response?: unknown;
}

export async function recordEvent(tx: Tx, run: RunRow, seq: number, recorded: RecordedEvent): Promise<void> {
  await tx.query(
    `INSERT INTO run_event (run_id, seq, event, actor_id, task_id, idempotency_key, form, response, at, acting_for, acting_as) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      run.id,
      seq,
      JSON.stringify(recorded.event),
      tx.actor.id,
      recorded.taskId ?? null,
      recorded.idempotencyKey ?? null,
      recorded.form === undefined ? null : JSON.stringify(recorded.form),
      recorded.response === undefined ? null : JSON.stringify(recorded.response),
      tx.now,
      recorded.actingFor?.personId ?? null,
      recorded.actingFor?.as ?? null,
    ],
  );
}

/**
 * The answer that was given to this client key before: the same request again is answered again, another request under the same key is refused.
 */
export async function answeredBefore<T>(tx: Tx, key: string, runId: string, taskId: string | null): Promise<{ readonly answer: T } | Refusal | undefined> {
  const row = await tx.one<{ run_id: string; task_id: string | null; response: T }>(
    `SELECT run_id, task_id, response FROM run_event WHERE actor_id = $1 AND idempotency_key = $2`,
    [tx.actor.id, key],
  );
  if (!row) return undefined;
  return row.run_id === runId && row.task_id === taskId ? { answer: row.response } : refuse('request.key-reused', { field: 'Idempotency-Key' });
}
