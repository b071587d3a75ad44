import { deskCareId } from '../contract/processes';
import { newId } from '../database/ids';
import { calendarOf } from '../database/reference-data';
import type { Tx } from '../database/transaction';
import { instantOf, momentAt, type PlainDate } from '../domain/calendar/plain-date';
import { nextOpenDay, remindedAt, reminderOf } from '../domain/process/people-are-reminded';
import { jsonText } from '../database/as-json';
import { forgetOldChanges } from './live/changes';
import { moveWorkOfEndedUnits } from './work-of-ended-units';

const caring = 'desk-care';

/** Leaves a moment for the next morning on which desks are looked after: the schedule and the test clock find it there. Once a day. */
async function awaitDeskCare(tx: Tx): Promise<void> {
  const day = nextOpenDay(tx.today, await calendarOf(tx));
  await tx.query(`INSERT INTO moment (id, run_id, workflow_id, kind, step, round, at) VALUES ($1, NULL, $2, $3, '', 0, $4) ON CONFLICT DO NOTHING`, [
    newId(), deskCareId(day), caring, instantOf(momentAt(day, remindedAt)),
  ]);
}

/** A new installation begins with its next morning; each morning then awaits the next. */
export async function awaitFirstDeskCare(tx: Tx): Promise<void> {
  const known = await tx.one(`SELECT 1 FROM moment WHERE kind = $1 AND done_at IS NULL LIMIT 1`, [caring]);
  if (!known) await awaitDeskCare(tx);
}

/** Pokes the morning that has come unnoticed; answers how many. */
export async function startDueDeskCare(tx: Tx): Promise<number> {
  const poked = await tx.query(`INSERT INTO poke (workflow_id) SELECT workflow_id FROM moment WHERE kind = $1 AND done_at IS NULL AND at <= $2 RETURNING 1`, [caring, tx.now]);
  return poked.length;
}

interface WaitingTask {
  readonly id: string;
  readonly step: string;
  readonly dueOn: PlainDate;
  readonly lateFromOn: PlainDate;
}

/** Team by team, each in the order of its index: what is due soon or late. */
const waitingTasks = (tx: Tx, through: PlainDate): Promise<WaitingTask[]> =>
  tx.query<WaitingTask>(
    `SELECT t.id, t.step, t.due_on AS "dueOn", t.late_from_on AS "lateFromOn" FROM team m
      CROSS JOIN LATERAL (SELECT * FROM task t WHERE t.team_id = m.id AND t.status IN ('OPEN', 'IN_PROGRESS') AND t.round > 0 AND t.due_on <= $1 ORDER BY t.due_on, t.id) t
      ORDER BY t.due_on, t.id`,
    [through],
  );

const inTeamToday = `m.valid_from <= $6 AND (m.valid_to IS NULL OR m.valid_to >= $6)`;

/** Whoever holds the task and their deputies; where nobody has taken it, everybody of the team. */
const holders = `
  SELECT t.id, p.id AS recipient FROM asked t JOIN person p ON p.id = t.assignee_id WHERE p.active
  UNION SELECT t.id, s.deputy_id FROM asked t JOIN substitution s ON s.person_id = t.assignee_id WHERE s.kind = 'ABSENCE' AND s.ended_at IS NULL AND $6 BETWEEN s.from_on AND s.to_on AND (s.role IS NULL OR s.role = t.role)
  UNION SELECT t.id, p.id FROM asked t JOIN team_member m ON m.team_id = t.team_id JOIN person p ON p.id = m.person_id WHERE t.assignee_id IS NULL AND p.active AND ${inTeamToday}`;
const supervisors = `SELECT t.id, p.id AS recipient FROM asked t JOIN team_member m ON m.team_id = t.team_id JOIN person p ON p.id = m.person_id WHERE m.supervisor AND p.active AND ${inTeamToday}`;

/** Once a task, kind and person: who was told yesterday is not told again. */
const tellAbout = (tx: Tx, kind: string, recipients: string, tasks: readonly WaitingTask[]): Promise<unknown[]> =>
  tx.query(
    `WITH asked AS (SELECT t.id, t.team_id, t.assignee_id, t.role, detail FROM unnest($1::uuid[], $2::jsonb[]) AS a (id, detail) JOIN task t USING (id))
     INSERT INTO notice (id, recipient_id, kind, subject_id, detail, created_at)
     SELECT gen_random_uuid(), r.recipient, $3, a.id::text, a.detail || jsonb_build_object('on', $4::text), $5 FROM (${recipients}) r JOIN asked a ON a.id = r.id ON CONFLICT DO NOTHING`,
    [tasks.map(({ id }) => id), tasks.map(({ id, step, dueOn }) => jsonText({ taskId: id, step, dueOn })), kind, tx.today, tx.now, tx.today],
  );

/** Reminds of what is due by the next open day, tells of what is late, and tells the team's lead of the latter (escalation). */
export async function remindPeople(tx: Tx): Promise<void> {
  const calendar = await calendarOf(tx);
  const tasks = await waitingTasks(tx, nextOpenDay(tx.today, calendar));
  const those = (kind: ReturnType<typeof reminderOf>): WaitingTask[] => tasks.filter((task) => reminderOf(task, tx.today, calendar) === kind);
  await tellAbout(tx, 'task-due-tomorrow', holders, those('task-due-tomorrow'));
  await tellAbout(tx, 'task-overdue', holders, those('task-overdue'));
  await tellAbout(tx, 'task-overdue-of-team', supervisors, those('task-overdue'));
}

/** A morning: work of units that have ended goes to their successors, people are reminded, and the next morning is awaited. Nothing happens where none has come, or another worker has done it. */
export async function careForDesks(tx: Tx): Promise<void> {
  const came = await tx.query(`UPDATE moment SET done_at = $2 WHERE kind = $1 AND done_at IS NULL AND at <= $2 RETURNING 1`, [caring, tx.now]);
  if (came.length === 0) return;
  await moveWorkOfEndedUnits(tx);
  await remindPeople(tx);
  await forgetOldChanges(tx);
  await awaitDeskCare(tx);
}
