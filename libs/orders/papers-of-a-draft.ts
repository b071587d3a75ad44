import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import { keepContent, type AttachedDocument, type NewDocument } from '../desk/attach-document';
import { stepOfPaperWithApplication } from '../domain/process/papers-that-come-with-an-application';
import { refuse, type Refusal } from '../domain/refusal';

export interface PaperOfDraft extends AttachedDocument {
  readonly uploadedAt: string;
}

/** The papers that lie with a draft; row-level security gives nobody another's. */
export const papersOfDraft = (tx: Tx, draftId: string): Promise<PaperOfDraft[]> =>
  tx.query<PaperOfDraft>(
    `SELECT id, document_type AS "documentType", file_name AS "fileName", uploaded_at AS "uploadedAt" FROM document WHERE draft_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id`,
    [draftId],
  );

/** Attaches a paper to an unfinished application of one's own. Refuses `draft.not-found`, and `draft.paper-comes-later` for what a later step asks for. */
export async function attachToDraft(tx: Tx, draftId: string, file: NewDocument, keep: () => Promise<unknown>): Promise<AttachedDocument | Refusal> {
  const draft = await tx.one(`SELECT 1 FROM application_draft WHERE id = $1 AND person_id = $2 FOR SHARE`, [draftId, tx.actor.id]);
  if (!draft) return refuse('draft.not-found');
  const { documentType, fileName, hash } = file;
  const step = stepOfPaperWithApplication(documentType);
  if (!step) return refuse('draft.paper-comes-later', { field: 'documentType' });
  const id = newId();
  await keepContent(tx, file, keep);
  await tx.query(`INSERT INTO document (id, file_hash, file_name, document_type, draft_id, brought_for, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    id, hash, fileName, documentType, draftId, step, tx.actor.id, tx.now,
  ]);
  return { id, documentType, fileName };
}

/** The draft became an order: its papers are the order's. */
export const papersGoWithTheOrder = (tx: Tx, draftId: string, orderId: string): Promise<unknown[]> =>
  tx.query(
    `UPDATE document d SET draft_id = NULL, order_id = o.id, customer_id = o.customer_id FROM customer_order o WHERE o.id = $2 AND d.draft_id = $1 AND d.removed_at IS NULL`,
    [draftId, orderId],
  );
