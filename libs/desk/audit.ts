import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import { jsonText } from '../database/as-json';

/** What changed outside a run, with before and after; append-only. */
export const writeAudit = (tx: Tx, action: string, subject: { kind: string; id: string }, before: unknown, after: unknown): Promise<unknown[]> =>
  tx.query(`INSERT INTO audit_entry (id, at, actor_id, action, subject_kind, subject_id, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    newId(),
    tx.now,
    tx.actor.id,
    action,
    subject.kind,
    subject.id,
    before === undefined ? null : jsonText(before),
    after === undefined ? null : jsonText(after),
  ]);
