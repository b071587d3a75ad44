import { refuse, type Refusal } from '../domain/refusal';
import type { Tx } from '../database/transaction';
import type { StepContext } from './step-work';
import type { TaskOnDesk } from './task-on-desk';

/** The documents that a step asks for must be attached; those of an earlier round of the same step still count, what came late does not. */
export async function missingEvidence(tx: Tx, task: TaskOnDesk): Promise<Refusal | undefined> {
  const needed = task.placed.evidence ?? [];
  if (needed.length === 0) return undefined;
  const rows = await tx.query<{ document_type: string }>(
    `SELECT DISTINCT d.document_type FROM document d JOIN task t ON t.id = d.task_id
      WHERE t.run_id = $1 AND t.step = $2 AND t.instance = $3 AND d.removed_at IS NULL AND NOT d.came_late`,
    [task.run.id, task.step, task.instance],
  );
  const missing = needed.filter((type) => !rows.some((row) => row.document_type === type));
  return missing.length === 0 ? undefined : refuse('evidence.missing', { field: 'documents', params: { documents: missing.join(', ') } });
}

/** The newest document of a type that was attached to a step of a run: the evidence that a bill or an accrual names. */
export async function latestDocument(tx: Tx, { run, step, instance }: StepContext, documentType: string): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `SELECT d.id FROM document d JOIN task t ON t.id = d.task_id WHERE t.run_id = $1 AND t.step = $2 AND t.instance = $3 AND d.document_type = $4 AND d.removed_at IS NULL AND NOT d.came_late
      ORDER BY d.uploaded_at DESC, d.id DESC LIMIT 1`,
    [run.id, step, instance, documentType],
  );
  return row?.id ?? null;
}
