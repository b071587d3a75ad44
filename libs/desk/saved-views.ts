import { jsonText } from '../database/as-json';
import type { Tx } from '../database/transaction';
import type { Json } from '../domain/process/step-plan';
import { refuse, type Refusal } from '../domain/refusal';

/** Filters of a work box under a name of the person's own. */
export interface SavedView {
  readonly name: string;
  readonly filters: Json;
  readonly savedAt: string;
}

/** More than a person reads in one list. */
const mostViews = 50;

/** The person's own views by name; row-level security gives nobody another's. */
export const listOfViews = (tx: Tx): Promise<SavedView[]> =>
  tx.query<SavedView>(`SELECT name, filters, saved_at AS "savedAt" FROM saved_view WHERE person_id = $1 ORDER BY name`, [tx.actor.id]);

/** Keeps a view under its name; a view of that name is replaced. */
export async function saveView(tx: Tx, name: string, filters: unknown): Promise<SavedView | Refusal> {
  const others = await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM saved_view WHERE person_id = $1 AND name <> $2`, [tx.actor.id, name]);
  if ((others?.count ?? 0) >= mostViews) return refuse('view.too-many', { params: { most: mostViews } });
  const [saved] = await tx.query<SavedView>(
    `INSERT INTO saved_view (person_id, name, filters, saved_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, name) DO UPDATE SET filters = excluded.filters, saved_at = excluded.saved_at RETURNING name, filters, saved_at AS "savedAt"`,
    [tx.actor.id, name, jsonText(filters), tx.now],
  );
  if (!saved) throw new Error('a view was not saved');
  return saved;
}

export async function removeView(tx: Tx, name: string): Promise<{ readonly removed: true } | Refusal> {
  const removed = await tx.one(`DELETE FROM saved_view WHERE person_id = $1 AND name = $2 RETURNING 1`, [tx.actor.id, name]);
  return removed ? { removed: true } : refuse('view.not-found');
}
