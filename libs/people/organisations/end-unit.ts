import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { faultIfPast } from '../../desk/dates-people-enter';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date';
import { refuse, type Refusal } from '../../domain/refusal';
import { endMembershipsAfter } from './memberships-after';
import { teamOfRole, unitPage, type UnitPage } from './units';

export interface UnitEnd {
  readonly lastDay: PlainDate;
  readonly successorId?: string | undefined;
  readonly reason: string;
}

interface UnitRow {
  readonly organisationId: string;
  readonly from: PlainDate;
  readonly lastDay: PlainDate | null;
}

interface TeamRow {
  readonly id: string;
  readonly role: string;
}

const lockUnit = (tx: Tx, id: string): Promise<UnitRow | undefined> =>
  tx.one<UnitRow>(`SELECT organisation_id AS "organisationId", valid_from AS "from", valid_to AS "lastDay" FROM org_unit WHERE id = $1 FOR UPDATE`, [id]);

/** Work that lies with these teams or will come back to them: somebody must go on with it. */
async function faultOfWork(tx: Tx, teams: readonly string[]): Promise<Refusal | undefined> {
  const work = await tx.one<{ tasks: number; orders: number; contracts: number }>(
    `SELECT (SELECT count(*)::int FROM task WHERE team_id = ANY ($1::uuid[]) AND status IN ('OPEN', 'IN_PROGRESS')) AS tasks,
       (SELECT count(*)::int FROM customer_order WHERE sales_team_id = ANY ($1::uuid[]) AND status NOT IN ('REJECTED', 'WITHDRAWN', 'CANCELLED', 'CLOSED')) AS orders,
       (SELECT count(*)::int FROM contract WHERE sales_team_id = ANY ($1::uuid[]) AND terminated_on IS NULL) AS contracts`,
    [teams],
  );
  return work && work.tasks + work.orders + work.contracts > 0 ? refuse('people.unit-has-work', { field: 'successorId', params: { ...work } }) : undefined;
}

/** Of the same firm, there on the day after, and not itself about to end: work goes on in one that stays. */
async function faultOfSuccessor(tx: Tx, unitId: string, unit: UnitRow, { successorId = '', lastDay }: UnitEnd): Promise<Refusal | undefined> {
  const successor = await lockUnit(tx, successorId);
  const goesOn = successor && successorId !== unitId && successor.organisationId === unit.organisationId && successor.lastDay === null && successor.from <= addDays(lastDay, 1);
  return goesOn ? undefined : refuse('people.no-such-successor', { field: 'successorId', params: { date: addDays(lastDay, 1) } });
}

/** Everybody goes along, in the rank that they hold; whoever is there already stays as they are. */
async function takeOver(tx: Tx, teams: readonly TeamRow[], successorId: string, lastDay: PlainDate): Promise<void> {
  for (const { id, role } of teams) {
    const to = await teamOfRole(tx, successorId, role);
    await tx.query(
      `INSERT INTO team_member (person_id, team_id, supervisor, valid_from, valid_to) SELECT m.person_id, $2, m.supervisor, greatest(m.valid_from, $3::date), m.valid_to FROM team_member m
        WHERE m.team_id = $1 AND (m.valid_to IS NULL OR m.valid_to >= $3)
          AND NOT EXISTS (SELECT FROM team_member h WHERE h.team_id = $2 AND h.person_id = m.person_id AND daterange(h.valid_from, h.valid_to, '[]') && daterange(greatest(m.valid_from, $3::date), m.valid_to, '[]'))`,
      [id, to, addDays(lastDay, 1)],
    );
  }
}

/**
 * The last day of a unit. Its people belong to its successor from the day after; its open tasks, orders and contracts follow on the next morning
 * (`libs/desk/work-of-ended-units.ts`). Without a successor it ends only where no work is left.
 */
export async function endUnit(tx: Tx, unitId: string, end: UnitEnd): Promise<UnitPage | Refusal> {
  const unit = await lockUnit(tx, unitId);
  if (!unit) return refuse('people.unit-not-found');
  if (unit.lastDay !== null) return refuse('people.unit-ended-already', { params: { date: unit.lastDay } });
  if (end.lastDay < unit.from) return refuse('date.too-early', { field: 'lastDay', params: { date: end.lastDay, earliest: unit.from } });
  const teams = await tx.query<TeamRow>(`SELECT id, role FROM team WHERE unit_id = $1 ORDER BY id`, [unitId]);
  const ids = teams.map(({ id }) => id);
  const fault = faultIfPast(tx, end.lastDay, 'lastDay') ?? (await (end.successorId ? faultOfSuccessor(tx, unitId, unit, end) : faultOfWork(tx, ids)));
  if (fault) return fault;
  if (end.successorId) await takeOver(tx, teams, end.successorId, end.lastDay);
  await endMembershipsAfter(tx, ids, end.lastDay);
  await tx.query(`UPDATE org_unit SET valid_to = $2, successor_id = $3 WHERE id = $1`, [unitId, end.lastDay, end.successorId ?? null]);
  await writeAudit(tx, 'unit.ended', { kind: 'UNIT', id: unitId }, { lastDay: null }, { ...end });
  await writeAudit(tx, 'organisation.unit-ended', { kind: 'ORGANISATION', id: unit.organisationId }, { unitId, lastDay: null }, { unitId, ...end });
  return unitPage(tx, unitId);
}
