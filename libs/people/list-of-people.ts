import { hasRole } from '../contract/sides';
import { pageOf, type Page } from '../database/page-of';
import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { auditOf, type AuditEntry } from './history';
import { holdsOn } from './holds-on';
import { keepsPeopleOf } from './may-manage';

/** Where somebody belonged, from a day to a day, under the name that the unit had on the first. */
export interface MembershipInList {
  readonly teamId: string;
  readonly unitId: string;
  readonly unitNameKo: string;
  readonly unitNameEn: string;
  readonly role: string;
  readonly supervisor: boolean;
  readonly from: PlainDate;
  readonly lastDay: PlainDate | null;
}

export interface PersonInList {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly memberships: readonly MembershipInList[];
}

export interface PersonPage extends PersonInList {
  readonly organisationId: string;
  readonly email: string;
  readonly phone: string | null;
}

/** SQL: memberships of person `p`, as JSON; `named` is the day whose name of the unit is told. */
const membershipsOf = (named: string, which = 'true'): string => `(SELECT coalesce(json_agg(json_build_object(
    'teamId', t.id, 'unitId', t.unit_id, 'unitNameKo', coalesce(n.name_ko, ''), 'unitNameEn', coalesce(n.name_en, ''), 'role', t.role, 'supervisor', m.supervisor,
    'from', m.valid_from, 'lastDay', m.valid_to) ORDER BY m.valid_from, t.role, t.id), '[]')
  FROM team_member m JOIN team t ON t.id = m.team_id LEFT JOIN org_unit_name n ON n.unit_id = t.unit_id AND ${holdsOn('n', named)} WHERE m.person_id = p.id AND ${which})`;

export interface PeopleFilter {
  readonly organisationId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly q?: string | undefined;
  readonly on?: PlainDate | undefined;
  readonly after?: string | undefined;
}

/**
 * People of a firm with the teams that they belonged to on a day (today unless one is named); with a team, who was in it then. By the beginning of their
 * name or login. Everybody finds those of their own firm, the administrator those of every firm.
 */
export async function listOfPeople(tx: Tx, { organisationId = tx.actor.organisationId, teamId, q, on = tx.today, after }: PeopleFilter): Promise<Page<PersonInList> | Refusal> {
  if (organisationId !== tx.actor.organisationId && !hasRole(tx.actor, 'ADMIN')) return refuse('people.not-yours-to-keep');
  return pageOf((limit) =>
    tx.query<PersonInList>(
      `SELECT p.id, p.login, p.name, p.active, ${membershipsOf('$2', holdsOn('m', '$2'))} AS memberships FROM person p
        WHERE p.organisation_id = $1 AND ($3::uuid IS NULL OR p.id IN (SELECT m.person_id FROM team_member m WHERE m.team_id = $3 AND ${holdsOn('m', '$2')}))
          AND ($4::text IS NULL OR p.name ^@ $4 OR p.login ^@ $4) AND ($5::uuid IS NULL OR p.id > $5) ORDER BY p.id LIMIT $6`,
      [organisationId, on, teamId ?? null, q ?? null, after ?? null, limit],
    ),
  );
}

/** One person with every membership that they had, have or will have: for themselves and whoever keeps them. */
export async function personPage(tx: Tx, personId: string): Promise<PersonPage | Refusal> {
  const page = await tx.one<PersonPage>(
    `SELECT p.id, p.login, p.name, p.active, p.organisation_id AS "organisationId", p.email, p.phone, ${membershipsOf('m.valid_from')} AS memberships FROM person p WHERE p.id = $1`,
    [personId],
  );
  const hidden = tx.actor.side !== 'STAFF' && page?.organisationId !== tx.actor.organisationId;
  if (!page || hidden) return refuse('people.not-found');
  return personId === tx.actor.id || keepsPeopleOf(tx, page.organisationId) ? page : refuse('people.not-yours-to-keep');
}

/** What was changed of a person, by whom: for themselves and whoever keeps them. */
export async function historyOfPerson(tx: Tx, personId: string, after?: string): Promise<Page<AuditEntry> | Refusal> {
  const page = await personPage(tx, personId);
  return isRefusal(page) ? page : auditOf(tx, { subjectKind: 'PERSON', subjectId: personId, after });
}
