import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { faultIfBefore, faultIfPast } from '../desk/dates-people-enter';
import { tell } from '../desk/notices';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { ActingAs } from '../domain/process/stands-in';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { mayManage } from './may-manage';

interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface Absence extends Period {
  readonly personId: string;
  readonly deputyId: string;
  readonly role?: string | undefined;
  readonly reason?: string | undefined;
}

export interface Delegation extends Period {
  readonly deputyId: string;
  readonly step?: string | undefined;
  readonly taskIds?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}

interface Row extends Absence {
  readonly as: ActingAs;
  readonly organisationId: string;
  readonly step?: string | undefined;
  readonly taskIds?: readonly string[] | undefined;
}

const faultOfPeriod = (tx: Tx, { from, to }: Period): Refusal | undefined => faultIfBefore(to, from, 'to') ?? faultIfPast(tx, to, 'to');

/** Somebody who works for the same organisation: beneath, its rows are all that they see. */
const isColleague = async (tx: Tx, personId: string, organisationId: string): Promise<boolean> =>
  (await tx.one(`SELECT 1 FROM person WHERE id = $1 AND organisation_id = $2 AND active`, [personId, organisationId])) !== undefined;

const holds = async (tx: Tx, personId: string, role: string): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM team_member m JOIN team t ON t.id = m.team_id WHERE m.person_id = $1 AND t.role = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) LIMIT 1`,
    [personId, role, tx.today],
  )) !== undefined;

/** One deputy at a time: on each day and for each role it is clear who acts. The person's row is locked, so that two who enter at once are told. */
const overlaps = async (tx: Tx, { personId, role, from, to }: Absence): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM substitution WHERE person_id = $1 AND kind = 'ABSENCE' AND ended_at IS NULL AND from_on <= $3 AND to_on >= $2 AND (role IS NULL OR $4::text IS NULL OR role = $4) LIMIT 1`,
    [personId, from, to, role ?? null],
  )) !== undefined;

async function write(tx: Tx, { as, organisationId, personId, deputyId, role, step, taskIds, from, to, reason }: Row): Promise<{ readonly id: string }> {
  const id = newId();
  await tx.query(
    `INSERT INTO substitution (id, kind, organisation_id, person_id, deputy_id, role, step, task_ids, from_on, to_on, reason, entered_by, entered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, as, organisationId, personId, deputyId, role ?? null, step ?? null, taskIds ?? null, from, to, reason ?? null, tx.actor.id, tx.now],
  );
  await writeAudit(tx, 'substitution.entered', { kind: 'PERSON', id: personId }, undefined, { id, as, deputyId, role, step, taskIds, from, to });
  await tell(tx, [deputyId], { kind: 'deputy-named', subjectId: id, detail: { personId, as, from, to } });
  return { id };
}

/** The person is away from a day to a day, and a deputy has their desk for all of their roles or one (부재·대결, X-115). */
export async function enterAbsence(tx: Tx, absence: Absence): Promise<{ readonly id: string } | Refusal> {
  const { personId, deputyId, role } = absence;
  if (!(await mayManage(tx, personId))) return refuse('substitution.not-yours');
  const period = faultOfPeriod(tx, absence);
  if (period) return period;
  if (personId === deputyId) return refuse('people.to-oneself', { field: 'deputyId' });
  const person = await tx.one<{ organisationId: string }>(`SELECT organisation_id AS "organisationId" FROM person WHERE id = $1 FOR UPDATE`, [personId]);
  if (!person) return refuse('people.not-found');
  if (!(await isColleague(tx, deputyId, person.organisationId))) return refuse('substitution.deputy-elsewhere', { field: 'deputyId' });
  if (role !== undefined && !(await holds(tx, personId, role))) return refuse('substitution.role-not-held', { field: 'role', params: { role } });
  if (await overlaps(tx, absence)) return refuse('substitution.overlaps', { field: 'from' });
  return asHouse(tx, () => write(tx, { ...absence, ...person, as: 'ABSENCE' }));
}

/** Only one's own open tasks are handed on; each team of theirs must know the colleague. */
async function teamsOfTasks(tx: Tx, taskIds: readonly string[]): Promise<readonly string[] | Refusal> {
  const tasks = await tx.query<{ teamId: string }>(`SELECT team_id AS "teamId" FROM task WHERE id = ANY ($1::uuid[]) AND assignee_id = $2 AND status IN ('OPEN', 'IN_PROGRESS')`, [taskIds, tx.actor.id]);
  return tasks.length === new Set(taskIds).size ? tasks.map(({ teamId }) => teamId) : refuse('substitution.task-not-yours', { field: 'taskIds' });
}

const teamsInCommon = async (tx: Tx, deputyId: string): Promise<ReadonlySet<string>> => {
  const own = tx.actor.memberships.map(({ teamId }) => teamId);
  const shared = await tx.query<{ id: string }>(
    `SELECT m.team_id AS id FROM team_member m JOIN person p ON p.id = m.person_id WHERE m.person_id = $1 AND p.active AND m.team_id = ANY ($2::uuid[]) AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)`,
    [deputyId, own, tx.today],
  );
  return new Set(shared.map(({ id }) => id));
};

/** Hands one's own open tasks, or all of a step, to a colleague of the same team for a time (위임): they stay on one's desk, and the colleague may do them. */
export async function delegate(tx: Tx, delegation: Delegation): Promise<{ readonly id: string } | Refusal> {
  const { deputyId, taskIds } = delegation;
  const teams = taskIds ? await teamsOfTasks(tx, taskIds) : [];
  if (isRefusal(teams)) return teams;
  const period = faultOfPeriod(tx, delegation);
  if (period) return period;
  if (deputyId === tx.actor.id) return refuse('people.to-oneself', { field: 'deputyId' });
  const shared = await teamsInCommon(tx, deputyId);
  if (shared.size === 0 || teams.some((team) => !shared.has(team))) return refuse('substitution.not-in-team', { field: 'deputyId' });
  return asHouse(tx, () => write(tx, { ...delegation, personId: tx.actor.id, organisationId: tx.actor.organisationId, as: 'DELEGATION' }));
}

/** The person is back earlier: from this moment on the deputy works on nothing of theirs. */
export async function endStandIn(tx: Tx, id: string): Promise<{ readonly ended: true } | Refusal> {
  const row = await tx.one<{ personId: string; ended: boolean }>(`SELECT person_id AS "personId", ended_at IS NOT NULL OR to_on < $2 AS ended FROM substitution WHERE id = $1 FOR UPDATE`, [id, tx.today]);
  if (!row || !(await mayManage(tx, row.personId))) return refuse('substitution.not-found');
  if (row.ended) return refuse('substitution.ended-already');
  await asHouse(tx, async () => {
    await tx.query(`UPDATE substitution SET ended_at = $2, ended_by = $3 WHERE id = $1`, [id, tx.now, tx.actor.id]);
    await writeAudit(tx, 'substitution.ended', { kind: 'PERSON', id: row.personId }, undefined, { id });
  });
  return { ended: true };
}
