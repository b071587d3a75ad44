import { jsonText } from '../database/as-json';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';

/** What people are told. Each has its words in Korean and English. */
export type NoticeKind =
  | 'acted-for-you' | 'bank-account-proposed' | 'correction-proposed' | 'deputy-named' | 'refund-proposed' | 'refund-returned' | 'service-accepted' | 'service-number' | 'late-answer' | 'skip-or-redo-decided' | 'skip-or-redo-proposed'
  | 'recording-moved' | 'version-proposed' | 'task-opened' | 'task-due-tomorrow' | 'task-overdue' | 'task-overdue-of-team';

export interface Told {
  readonly kind: NoticeKind;
  /** What it is about: with it a person is told once. */
  readonly subjectId: string;
  /** Ids and plain facts from which the words are made when it is sent. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Writes a notice for each of them in the transaction of what caused it: told if and only if it happened, and once. Written as the house. */
export const tell = async (tx: Tx, recipients: readonly string[], { kind, subjectId, detail }: Told): Promise<void> => {
  await tx.query(
    `INSERT INTO notice (id, recipient_id, kind, subject_id, detail, created_at)
     SELECT id, recipient, $3, $4, $5, $6 FROM unnest($1::uuid[], $2::uuid[]) AS n (id, recipient) ON CONFLICT DO NOTHING`,
    [recipients.map(newId), recipients, kind, subjectId, jsonText(detail), tx.now],
  );
};

/** People of partners and customers look into the house when there is something to do: a task that opens for them is told to each of their team. */
export const tellOutsideTeam = async (tx: Tx, teamId: string, { kind, subjectId, detail }: Told): Promise<void> => {
  await tx.query(
    `INSERT INTO notice (id, recipient_id, kind, subject_id, detail, created_at)
     SELECT gen_random_uuid(), p.id, $2, $3, $4, $5 FROM team t JOIN organisation o ON o.id = t.organisation_id JOIN team_member m ON m.team_id = t.id JOIN person p ON p.id = m.person_id
      WHERE t.id = $1 AND o.kind <> 'TELCO' AND p.active AND m.valid_from <= $6 AND (m.valid_to IS NULL OR m.valid_to >= $6) ON CONFLICT DO NOTHING`,
    [teamId, kind, subjectId, jsonText(detail), tx.now, tx.today],
  );
};

/** Everybody of the house who has a role today, but whoever caused it: what they might not look for is told to them. */
export const tellRole = async (tx: Tx, role: string, { kind, subjectId, detail }: Told): Promise<void> => {
  await tx.query(
    `INSERT INTO notice (id, recipient_id, kind, subject_id, detail, created_at)
     SELECT gen_random_uuid(), p.id, $2, $3, $4, $5 FROM team t JOIN team_member m ON m.team_id = t.id JOIN person p ON p.id = m.person_id
      WHERE t.role = $1 AND p.active AND p.id <> $7 AND m.valid_from <= $6 AND (m.valid_to IS NULL OR m.valid_to >= $6) ON CONFLICT DO NOTHING`,
    [role, kind, subjectId, jsonText(detail), tx.now, tx.today, tx.actor.id],
  );
};
