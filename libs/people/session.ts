import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Actor, ActsFor, Membership, Side } from '../contract/sides';
import { prepared } from '../database/prepared';

/** What a request knows about who sends it. */
export interface PersonSession {
  readonly tokenHash: Buffer;
  readonly actor: Actor;
  readonly locale: 'ko' | 'en';
  /** Somebody else gave the password: it opens nothing but the way to one's own. */
  readonly passwordIsFirst: boolean;
}

interface SessionRow {
  readonly id: string;
  readonly name: string;
  readonly locale: 'ko' | 'en';
  readonly organisation_id: string;
  readonly kind: 'TELCO' | 'PARTNER' | 'CUSTOMER';
  readonly password_is_first: boolean;
  readonly seen_long_ago: boolean;
  readonly memberships: readonly Membership[];
  readonly acts_for: readonly ActsFor[];
}

const sideOf: Readonly<Record<SessionRow['kind'], Side>> = { TELCO: 'STAFF', PARTNER: 'PARTNER', CUSTOMER: 'CUSTOMER' };

/** A business day without a click ends a session; a week ends every session. Session times are real time, never the test clock's. */
const idle = `interval '8 hours'`;
const absolute = `interval '7 days'`;
/** `last_seen_at` is written at most this often: a click must not cost a write. */
const refresh = `interval '5 minutes'`;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** SQL: the memberships of person `p` that hold on business today, as JSON. */
export const membershipsToday = `(SELECT coalesce(json_agg(json_build_object('teamId', t.id, 'unitId', t.unit_id, 'role', t.role, 'supervisor', m.supervisor) ORDER BY t.role, t.id), '[]')
    FROM team_member m JOIN team t ON t.id = m.team_id
   WHERE m.person_id = p.id AND m.valid_from <= c.today AND (m.valid_to IS NULL OR m.valid_to >= c.today))`;

/** SQL: for whom person `p` stands in on business today, as JSON. */
const standsInToday = `(SELECT coalesce(json_agg(json_build_object('personId', s.person_id, 'role', s.role, 'step', s.step, 'taskIds', s.task_ids) ORDER BY s.id), '[]')
    FROM substitution s WHERE s.deputy_id = p.id AND s.ended_at IS NULL AND s.from_on <= c.today AND s.to_on >= c.today)`;

/** SQL: whether the firm `o` of a person has not ended on a day. */
export const worksWithUs = (today: string): string => `(o.valid_to IS NULL OR o.valid_to >= ${today})`;

const sessionRow = async (database: DataSource, tokenHash: Buffer): Promise<SessionRow | undefined> => {
  const [row] = await prepared<SessionRow>(
    database,
    'session',
    `SELECT p.id, p.name, p.locale, p.password_is_first, p.organisation_id, o.kind, s.last_seen_at < clock_timestamp() - ${refresh} AS seen_long_ago, ${membershipsToday} AS memberships, ${standsInToday} AS acts_for
       FROM person_session s JOIN person p ON p.id = s.person_id JOIN organisation o ON o.id = p.organisation_id
      CROSS JOIN (SELECT (business_now() AT TIME ZONE 'Asia/Seoul')::date AS today) c
      WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND s.last_seen_at > clock_timestamp() - ${idle} AND p.active AND ${worksWithUs('c.today')}`,
    [tokenHash],
  );
  return row;
};

const actorFrom = ({ id, name, organisation_id: organisationId, kind, memberships, acts_for: actsFor }: SessionRow): Actor => ({ id, name, organisationId, side: sideOf[kind], memberships, actsFor });

/**
 * Who a token speaks for, with the memberships that are valid on business today; undefined where the session ended, was revoked or the person left.
 * One query, outside of any transaction: it comes before the person is known to row-level security.
 */
export async function sessionOf(database: DataSource, token: string): Promise<PersonSession | undefined> {
  const tokenHash = hashOfToken(token);
  const row = await sessionRow(database, tokenHash);
  if (!row) return undefined;
  if (row.seen_long_ago) await database.query(`UPDATE person_session SET last_seen_at = clock_timestamp() WHERE token_hash = $1`, [tokenHash]);
  return { tokenHash, locale: row.locale, passwordIsFirst: row.password_is_first, actor: actorFrom(row) };
}

/** Whose session it still is. Asking is no click: a page that is left open does not keep its session alive. */
export async function actorOfSession(database: DataSource, tokenHash: Buffer): Promise<Actor | undefined> {
  const row = await sessionRow(database, tokenHash);
  return row && actorFrom(row);
}

/** Opens a session and answers its token, which is kept nowhere: only its SHA-256 is. */
export async function openSession(database: DataSource, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.query(`INSERT INTO person_session (token_hash, person_id, expires_at) VALUES ($1, $2, clock_timestamp() + ${absolute})`, [
    hashOfToken(token),
    personId,
  ]);
  return token;
}

export async function endSession(database: DataSource, tokenHash: Buffer): Promise<void> {
  await database.query(`UPDATE person_session SET revoked_at = clock_timestamp() WHERE token_hash = $1 AND revoked_at IS NULL`, [tokenHash]);
}
