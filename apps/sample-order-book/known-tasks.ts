import type { DataSource } from 'typeorm';
import type { OrderApplication } from '../../libs/contract/forms/order-application';
import { systemActor } from '../../libs/contract/sides';
import type { AsJson } from '../../libs/database/as-json';
import { inTransaction } from '../../libs/database/transaction';
import type { PlainDate } from '../../libs/domain/calendar/plain-date';
import type { Quote } from '../../libs/domain/pricing/quote';
import type { Facts } from '../../libs/domain/process/step-plan';
import type { KnownTask } from '../demo/known-task';

/** A task that lies on somebody's desk, with what its person would look up. */
export interface WaitingTask extends KnownTask {
  readonly runId: string;
  readonly planKey: string;
  readonly facts: Facts;
  readonly contractId: string | null;
  readonly openedServiceOn: PlainDate | null;
  readonly serviceNo: string | null;
  readonly application: OrderApplication | null;
  readonly quote: AsJson<Quote> | null;
  /** Who has it now: its holder, or in their absence the deputy; where nobody has taken it, each of the team. */
  readonly desks: readonly string[];
  readonly commented: boolean;
}

const deputyOrHolder = `coalesce((SELECT s.deputy_id FROM substitution s WHERE s.person_id = t.assignee_id AND s.kind = 'ABSENCE' AND s.ended_at IS NULL AND $1 BETWEEN s.from_on AND s.to_on LIMIT 1), t.assignee_id)`;
const ofTheTeam = `ARRAY(SELECT m.person_id FROM team_member m JOIN person p ON p.id = m.person_id WHERE m.team_id = t.team_id AND p.active AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to >= $1) ORDER BY p.login)`;

/** Everything that lies on any desk today, the oldest first. */
export const waitingTasks = (database: DataSource): Promise<WaitingTask[]> =>
  inTransaction(database, systemActor, (tx) =>
    tx.query<WaitingTask>(
      `SELECT t.id, json_build_object('ko', t.step, 'en', t.step) AS name, t.step, t.instance, t.round, t.role, t.version, t.status, t.opened_at AS "openedAt", t.due_on AS "dueOn",
         t.order_id AS "orderId", t.accrual_month AS "accrualMonth", t.run_id AS "runId", r.plan_key AS "planKey", r.state -> 'facts' AS facts, r.contract_id AS "contractId",
         c.opened_on AS "openedServiceOn", t.service_no AS "serviceNo", o.application, o.quote,
         CASE WHEN t.assignee_id IS NULL THEN ${ofTheTeam} ELSE ARRAY[${deputyOrHolder}] END AS desks,
         EXISTS (SELECT FROM task_note n WHERE n.task_id = t.id AND n.kind = 'COMMENT') AS commented
       FROM task t JOIN run r ON r.id = t.run_id LEFT JOIN customer_order o ON o.id = t.order_id LEFT JOIN contract c ON c.id = r.contract_id
       WHERE t.status IN ('OPEN', 'IN_PROGRESS') ORDER BY t.opened_at, t.id`,
      [tx.today],
    ),
  );
