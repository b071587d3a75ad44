import type { OrderApplication } from '../contract/forms/order-application';
import { jsonText } from '../database/as-json';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { enterOrder } from './enter-order';
import { papersGoWithTheOrder, papersOfDraft, type PaperOfDraft } from './papers-of-a-draft';
import { submitOrder, type SubmittedOrder } from './submit-order';

interface DraftInList {
  readonly id: string;
  /** As it was typed so far. */
  readonly customerName: string | null;
  readonly version: number;
  readonly savedAt: string;
}

interface ApplicationDraft extends DraftInList {
  readonly content: unknown;
  readonly papers: readonly PaperOfDraft[];
}

interface Written {
  readonly customerName?: string | undefined;
  readonly content: unknown;
}

/** More unfinished applications than anybody remembers. */
const mostDrafts = 50;
const inList = `id, customer_name AS "customerName", version, saved_at AS "savedAt"`;

/** The person's own unfinished applications, the last one first (임시저장); row-level security gives nobody another's. */
export const listOfDrafts = (tx: Tx): Promise<DraftInList[]> =>
  tx.query<DraftInList>(`SELECT ${inList} FROM application_draft WHERE person_id = $1 ORDER BY saved_at DESC, id DESC`, [tx.actor.id]);

/** One of the person's own unfinished applications, as it was left, with the papers that lie with it. */
export async function draftOf(tx: Tx, draftId: string): Promise<ApplicationDraft | Refusal> {
  const found = await tx.one<Omit<ApplicationDraft, 'papers'>>(`SELECT ${inList}, content FROM application_draft WHERE id = $1 AND person_id = $2`, [draftId, tx.actor.id]);
  return found ? { ...found, papers: await papersOfDraft(tx, draftId) } : refuse('draft.not-found');
}

/** Begins a draft. What is in it is not checked; submitting is. */
export async function beginDraft(tx: Tx, { customerName, content }: Written): Promise<DraftInList | Refusal> {
  const kept = await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM application_draft WHERE person_id = $1`, [tx.actor.id]);
  if ((kept?.count ?? 0) >= mostDrafts) return refuse('draft.too-many', { params: { most: mostDrafts } });
  const [begun] = await tx.query<DraftInList>(
    `INSERT INTO application_draft (id, person_id, customer_name, content, began_at, saved_at) VALUES ($1, $2, $3, $4, $5, $5) RETURNING ${inList}`,
    [newId(), tx.actor.id, customerName ?? null, jsonText(content), tx.now],
  );
  if (!begun) throw new Error('a draft was not kept');
  return begun;
}

/** Keeps a draft as it stands now. Refused where another window has kept it since it was read at `version`. */
export async function keepDraft(tx: Tx, draftId: string, version: number, { customerName, content }: Written): Promise<DraftInList | Refusal> {
  const [saved] = await tx.query<DraftInList>(
    `UPDATE application_draft SET customer_name = $4, content = $5, saved_at = $6, version = version + 1 WHERE id = $1 AND person_id = $2 AND version = $3 RETURNING ${inList}`,
    [draftId, tx.actor.id, version, customerName ?? null, jsonText(content), tx.now],
  );
  if (saved) return saved;
  const found = await draftOf(tx, draftId);
  return isRefusal(found) ? found : refuse('draft.changed');
}

/** Throws an unfinished application away, and its papers with it. */
export async function giveDraftUp(tx: Tx, draftId: string): Promise<{ readonly removed: true } | Refusal> {
  const removed = await tx.one(`DELETE FROM application_draft WHERE id = $1 AND person_id = $2 RETURNING 1`, [draftId, tx.actor.id]);
  return removed ? { removed: true } : refuse('draft.not-found');
}

/** Enters the finished application with its papers as an order, submits it and takes its draft off the list: all of it or nothing. Refuses with the field at fault. */
export async function submitDraft(tx: Tx, desk: Pick<Desk, 'startRun'>, draftId: string, application: OrderApplication): Promise<SubmittedOrder | Refusal> {
  const draft = await tx.one(`SELECT 1 FROM application_draft WHERE id = $1 AND person_id = $2 FOR UPDATE`, [draftId, tx.actor.id]);
  if (!draft) return refuse('draft.not-found');
  const entered = await enterOrder(tx, application);
  if (isRefusal(entered)) return entered;
  await papersGoWithTheOrder(tx, draftId, entered.id);
  await giveDraftUp(tx, draftId);
  return submitOrder(tx, desk, entered.id, entered.version);
}
