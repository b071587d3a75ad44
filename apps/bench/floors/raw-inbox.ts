import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { tellPort } from '../served';

const columns = `id, step, instance, plan_key AS "planKey", round, role, team_id AS "teamId", assignee_id AS "assigneeId", status, version, opened_at AS "openedAt", due_on::text AS "dueOn",
  late_from_on::text AS "lateFromOn", started_late AS "startedLate", return_reason AS "returnReason", order_id AS "orderId", order_no AS "orderNo", service_no AS "serviceNo", customer_name AS "customerName",
  accrual_month AS "accrualMonth", ended_at AS "endedAt"`;
/** `round > 0` names the index of this order, as the house's own statement does (migration 0008). */
const page = `SELECT ${columns} FROM task WHERE assignee_id = $1 AND status IN ('OPEN', 'IN_PROGRESS') AND round > 0 ORDER BY due_on, id LIMIT 26`;

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

/** The floor of an inbox page: node's own http, one statement, no login, no rights, no framework. `GET /<person>`. */
const server = createServer((request, response) => {
  pool.query(page, [(request.url ?? '').slice(1)]).then(
    ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ items: rows.slice(0, 25) })),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

/** As Fastify has it: a connection that rests while the other server has its turn stays open. */
server.keepAliveTimeout = 72_000;

process.once('SIGTERM', () => server.close(() => void pool.end().then(() => process.exit())));
server.listen(0, '127.0.0.1', () => tellPort((server.address() as AddressInfo).port));
