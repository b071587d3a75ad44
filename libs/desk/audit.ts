import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import { jsonText } from '../database/as-json';

const textOf = (value: unknown): string | null => (value === undefined ? null : jsonText(value));

/** What changed outside a run, with before and after; append-only, and read by the house alone, whoever changed it. */
export const writeAudit = (tx: Tx, action: string, subject: { kind: string; id: string }, before: unknown, after: unknown): Promise<unknown[]> =>
  asHouse(tx, () =>
    tx.query(`INSERT INTO audit_entry (id, at, actor_id, action, subject_kind, subject_id, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      newId(), tx.now, tx.actor.id, action, subject.kind, subject.id, textOf(before), textOf(after),
    ]),
  );
