import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { writeAudit } from './audit';
import { mayHold } from './rights';
import { closedTask } from './late-answer';
import { taskToWorkOn, type TaskOnDesk } from './task-on-desk';

export interface NewDocument {
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: string;
  readonly documentType: string;
}

export interface AttachedDocument {
  readonly id: string;
  readonly documentType: string;
  readonly fileName: string;
}

async function openTask(tx: Tx, taskId: string): Promise<TaskOnDesk | Refusal> {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return task;
  if (!mayHold(tx.actor, task)) return refuse('task.not-yours');
  return task.status === 'OPEN' || task.status === 'IN_PROGRESS' ? task : refuse('task.not-open', { params: { status: task.status } });
}

/** `keep` stores the content, and is asked once for each content: who brings the same at the same moment waits for this transaction and finds it kept. */
export async function keepContent(tx: Tx, { hash, size, mediaType }: NewDocument, keep: () => Promise<unknown>): Promise<void> {
  const first = await tx.one(`INSERT INTO stored_file (hash, size, media_type) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING hash`, [hash, size, mediaType]);
  if (first) await keep();
}

/**
 * Attaches a file to an open task, or one that came late to a closed one, where it is no evidence. Outsiders attach only to tasks of their own, and the document is theirs.
 * Before a refusal nothing is kept.
 */
export async function attachDocument(tx: Tx, taskId: string, file: NewDocument & { readonly cameLate: boolean }, keep: () => Promise<unknown>): Promise<AttachedDocument | Refusal> {
  const task = await (file.cameLate ? closedTask(tx, taskId) : openTask(tx, taskId));
  if (isRefusal(task)) return task;
  const id = newId();
  await asHouse(tx, async () => {
    await keepContent(tx, file, keep);
    await tx.query(
      `INSERT INTO document (id, file_hash, file_name, document_type, order_id, run_id, task_id, customer_id, partner_id, customer_may_see, uploaded_by, uploaded_at, came_late)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        id, file.hash, file.fileName, file.documentType, task.run.orderId, task.run.id, taskId, task.run.customerId,
        tx.actor.side === 'PARTNER' ? tx.actor.organisationId : null, tx.actor.side === 'CUSTOMER', tx.actor.id, tx.now, file.cameLate,
      ],
    );
  });
  return { id, documentType: file.documentType, fileName: file.fileName };
}

interface Attached {
  readonly documentType: string;
  readonly fileName: string;
  /** None yet where it came with an application. */
  readonly taskId: string | null;
  readonly uploadedBy: string;
}

async function faultOfTask(tx: Tx, taskId: string): Promise<Refusal | undefined> {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return refuse('document.not-found');
  return task.status === 'OPEN' || task.status === 'IN_PROGRESS' ? undefined : refuse('document.task-is-closed', { params: { status: task.status } });
}

/**
 * Takes a paper off a task, or an application, to which it was attached by mistake: whoever attached it, while the task is open. What a task was completed with stays.
 * Refuses `document.not-found`, `document.not-yours` and `document.task-is-closed`.
 */
export async function removeDocument(tx: Tx, id: string): Promise<{ readonly removed: true } | Refusal> {
  const known = await tx.one<Attached>(
    `SELECT document_type AS "documentType", file_name AS "fileName", task_id AS "taskId", uploaded_by AS "uploadedBy" FROM document WHERE id = $1 AND removed_at IS NULL`,
    [id],
  );
  if (!known) return refuse('document.not-found');
  if (known.uploadedBy !== tx.actor.id) return refuse('document.not-yours');
  const fault = known.taskId === null ? undefined : await faultOfTask(tx, known.taskId);
  if (fault) return fault;
  const [removed] = await asHouse(tx, () => tx.query(`UPDATE document SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL RETURNING id`, [id, tx.now]));
  if (!removed) return refuse('document.not-found');
  const { documentType, fileName, taskId } = known;
  await writeAudit(tx, 'document.removed', { kind: 'DOCUMENT', id }, { documentType, fileName, taskId }, undefined);
  return { removed: true };
}

/** A document that this person may see: row-level security decides. */
export async function documentToRead(tx: Tx, id: string): Promise<{ hash: string; fileName: string; mediaType: string } | Refusal> {
  const row = await tx.one<{ hash: string; fileName: string; mediaType: string }>(
    `SELECT d.file_hash AS hash, d.file_name AS "fileName", f.media_type AS "mediaType" FROM document d JOIN stored_file f ON f.hash = d.file_hash WHERE d.id = $1 AND d.removed_at IS NULL`,
    [id],
  );
  return row ?? refuse('document.not-found');
}
