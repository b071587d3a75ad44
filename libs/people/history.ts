import type { PlainDate } from '../domain/calendar/plain-date';
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

export interface AuditSearch {
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly after?: string | undefined;
}

export interface FoundAuditEntry extends AuditEntry {
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Name or number of what was changed, where it has one. */
  readonly subjectName: string | null;
}

const nameOfSubject = (kind: string, table: string, name: string): string =>
  `WHEN '${kind}' THEN (SELECT ${name} FROM ${table} WHERE id = CASE WHEN a.subject_kind = '${kind}' THEN a.subject_id::uuid END)`;
const nameOfSubjects = [
  nameOfSubject('PERSON', 'person', 'name'),
  nameOfSubject('ORGANISATION', 'organisation', 'name_ko'),
  nameOfSubject('ORDER', 'customer_order', 'order_no'),
  nameOfSubject('CONTRACT', 'contract', 'contract_no'),
  nameOfSubject('BILL', 'bill', 'bill_no'),
].join(' ');

/** All changes of some days, of a kind of thing, of one thing or by one person where asked, newest first. For the administrator. */
export const searchAudit = (tx: Tx, { subjectKind, subjectId, actorId, from, to, after }: AuditSearch): Promise<Page<FoundAuditEntry>> => {
  const values: unknown[] = [from, to];
  const is = (column: string, value: string | undefined): string => (value === undefined ? '' : ` AND ${column} = $${values.push(value)}`);
  const where = `${is('subject_kind', subjectKind)}${is('subject_id', subjectId)}${is('actor_id', actorId)}`;
  const beyond = after === undefined ? '' : ` AND (at, id) < (SELECT at, id FROM audit_entry WHERE id = $${values.push(after)})`;
  return asHouse(tx, () =>
    pageOf((limit) =>
      tx.query<FoundAuditEntry>(
        `SELECT a.id, a.at, coalesce(p.name, '시스템') AS "actorName", a.action, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", CASE a.subject_kind ${nameOfSubjects} END AS "subjectName", a.before, a.after
           FROM (SELECT * FROM audit_entry WHERE at >= $1::date::timestamp AT TIME ZONE 'Asia/Seoul' AND at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Seoul'${where}${beyond} ORDER BY at DESC, id DESC LIMIT $${values.length + 1}) a
           LEFT JOIN person p ON p.id = a.actor_id ORDER BY a.at DESC, a.id DESC`,
        [...values, limit],
      ),
    ),
  );
};
