import { onDatabase } from './measuring/sql';

const id = (kind: number, n: string): string => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const runs = `
INSERT INTO run (id, plan_key, plan_version, workflow_id, subject_kind, subject_id, state, started_at)
  SELECT ${id(3, 'i')}, v.key, v.version, 'bench/' || i, 'ORDER', 'bench/' || i, '{"facts":{},"steps":{},"passed":[]}', now()
    FROM generate_series(1, $1::int / 10) i, (SELECT key, max(version) AS version FROM plan_version WHERE key = 'call-centre-subscription' GROUP BY key) v`;

/** Ten tasks a run over all teams of the house; four of five are done, half of the rest is on somebody's own desk. */
const tasks = `
INSERT INTO task (id, run_id, step, instance, round, role, team_id, assignee_id, status, opened_at, due_on, late_from_on, calendar_version, order_id, order_no, service_no, customer_id, customer_name, ended_at, ended_by)
  SELECT ${id(4, 'i')}, ${id(3, '1 + i % ($1::int / 10)')}, 'check-site', i::text, 1, t.role, t.id, CASE WHEN i % 2 = 0 THEN t.person_id END,
      CASE WHEN i % 5 > 0 THEN 'DONE' ELSE 'OPEN' END, timestamptz '2026-08-01 09:00+09' + (i * 37 % 600) * interval '1 hour', date '2026-09-25' + i * 17 % 70, date '2026-09-26' + i * 17 % 70, 1,
      ${id(2, '1 + i % ($1::int / 10)')}, 'O-2026-' || lpad(i::text, 6, '0'), 'J9' || lpad(i::text, 7, '0'), ${id(1, '1 + i % 5000')}, '가상고객 ' || i % 5000,
      CASE WHEN i % 5 > 0 THEN timestamptz '2026-09-20 09:00+09' + (i % 97) * interval '1 hour' END, CASE WHEN i % 5 > 0 THEN t.person_id END
    FROM generate_series(1, $1::int) i
    JOIN (SELECT m.person_id, t.id, t.role, row_number() OVER (ORDER BY t.id) AS number, count(*) OVER () AS among FROM (SELECT DISTINCT ON (team_id) team_id, person_id FROM team_member ORDER BY team_id, person_id) m JOIN team t ON t.id = m.team_id) t
      ON t.number = 1 + (i / 10) % t.among`;

/** A house that has worked for a while: `count` tasks, written straight into the tables. */
export const manyTasks = (databaseUrl: string, count: number): Promise<unknown> =>
  onDatabase(databaseUrl, async (client) => {
    await client.query(runs, [count]);
    await client.query(tasks, [count]);
    await client.query('VACUUM ANALYZE');
  });
