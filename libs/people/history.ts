import { pageOf, type Page } from '../database/page-of';
import { asHouse, type Tx } from '../database/transaction';

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Subject {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly after?: string | undefined;
}

/** What was changed of one subject, by whom, before and after, newest first. Check first that the person may know: it is read as the house. */
export const auditOf = (tx: Tx, { subjectKind, subjectId, after }: Subject): Promise<Page<AuditEntry>> =>
  asHouse(tx, () =>
    pageOf((limit) =>
      tx.query<AuditEntry>(
        `SELECT a.id, a.at, coalesce(p.name, '시스템') AS "actorName", a.action, a.before, a.after FROM audit_entry a LEFT JOIN person p ON p.id = a.actor_id
          WHERE a.subject_kind = $1 AND a.subject_id = $2 AND ($3::uuid IS NULL OR (a.at, a.id) < (SELECT at, id FROM audit_entry WHERE id = $3)) ORDER BY a.at DESC, a.id DESC LIMIT $4`,
        [subjectKind, subjectId, after ?? null, limit],
      ),
    ),
  );
