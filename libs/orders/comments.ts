import { newId } from '../database/ids';
import { pageOf, type Page } from '../database/page-of';
import { asHouse, type Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { refuse, type Refusal } from '../domain/refusal';

/** Whom a comment is for: the house alone, or the order's partners or its customer too. What an outsider writes is for the house and their own people. */
export const audiences = ['HOUSE', 'PARTNER', 'CUSTOMER'] as const;
type Audience = (typeof audiences)[number];

export interface CommentOnOrder {
  readonly id: string;
  readonly taskId: string | null;
  readonly authorName: string;
  readonly isMine: boolean;
  readonly audience: Audience;
  readonly text: string;
  readonly writtenAt: string;
}

interface NewComment {
  readonly text: string;
  readonly audience: Audience;
  readonly taskId?: string | undefined;
}

/** An order that the person may see; row-level security decides. */
const orderSeen = async (tx: Tx, orderId: string): Promise<Refusal | undefined> => ((await tx.one(`SELECT 1 FROM customer_order WHERE id = $1`, [orderId])) ? undefined : refuse('order.not-found'));

/** SQL: a task that the reader may not see is not named. */
const columns = `id, (SELECT t.id FROM task t WHERE t.id = task_id) AS "taskId", name_of(author_id) AS "authorName", author_id = $1 AS "isMine", audience, text, written_at AS "writtenAt"`;

/** Comments on an order, or on one of its tasks, that this person may read, newest first; what was taken back is gone. */
export async function commentsOnOrder(tx: Tx, orderId: string, { taskId, after }: { readonly taskId?: string | undefined; readonly after?: string | undefined }): Promise<Page<CommentOnOrder> | Refusal> {
  const fault = await orderSeen(tx, orderId);
  if (fault) return fault;
  return pageOf((limit) =>
    tx.query<CommentOnOrder>(
      `SELECT ${columns} FROM order_comment WHERE order_id = $2 AND withdrawn_at IS NULL AND ($3::uuid IS NULL OR task_id = $3) AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
      [tx.actor.id, orderId, taskId ?? null, after ?? null, limit],
    ),
  );
}

async function faultOf(tx: Tx, orderId: string, { audience, taskId }: NewComment): Promise<Refusal | undefined> {
  const fault = await orderSeen(tx, orderId);
  if (fault) return fault;
  if (tx.actor.side !== 'STAFF' && audience !== 'HOUSE') return refuse('comment.audience-is-the-house', { field: 'audience' });
  const isOfOrder = taskId === undefined || (await tx.one(`SELECT 1 FROM task WHERE id = $1 AND order_id = $2`, [taskId, orderId]));
  return isOfOrder ? undefined : refuse('comment.task-of-another-order', { field: 'taskId' });
}

/** Says something about an order, or about one of its tasks. Whoever sees the order may; it is never edited. */
export async function commentOnOrder(tx: Tx, orderId: string, comment: NewComment): Promise<CommentOnOrder | Refusal> {
  const fault = await faultOf(tx, orderId, comment);
  if (fault) return fault;
  const id = newId();
  const { text, audience, taskId } = comment;
  await asHouse(tx, () =>
    tx.query(`INSERT INTO order_comment (id, order_id, task_id, author_id, organisation_id, audience, text, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      id, orderId, taskId ?? null, tx.actor.id, tx.actor.organisationId, audience, text, tx.now,
    ]),
  );
  const written = await tx.one<CommentOnOrder>(`SELECT ${columns} FROM order_comment WHERE id = $2`, [tx.actor.id, id]);
  if (!written) throw new Error(`no comment ${id}`);
  return written;
}

/** Its author takes it back: nobody reads it any more, and the audit keeps what was said. */
export async function withdrawComment(tx: Tx, orderId: string, commentId: string): Promise<{ readonly withdrawn: true } | Refusal> {
  const fault = await orderSeen(tx, orderId);
  if (fault) return fault;
  const found = await tx.one<{ authorId: string; text: string }>(`SELECT author_id AS "authorId", text FROM order_comment WHERE id = $1 AND order_id = $2 AND withdrawn_at IS NULL`, [commentId, orderId]);
  if (!found) return refuse('comment.not-found');
  if (found.authorId !== tx.actor.id) return refuse('comment.only-its-author');
  await asHouse(tx, () => tx.query(`UPDATE order_comment SET withdrawn_at = $2 WHERE id = $1`, [commentId, tx.now]));
  await writeAudit(tx, 'order.comment-withdrawn', { kind: 'ORDER', id: orderId }, { text: found.text }, undefined);
  return { withdrawn: true };
}
