import type { Tx } from '../../database/transaction';
import type { Month } from '../../domain/calendar/plain-date';
import { checkersAre } from '../../domain/process/stands-in';
import type { StepContext } from '../../desk/step-work';
import { isEarned } from '../settlement/work-withdrawn';

type Checking = Pick<StepContext, 'actingFor'>;
const checkers = (tx: Tx, { actingFor }: Checking): readonly string[] => checkersAre(tx.actor.id, actingFor?.personId);

/** Whether this person, or the one for whom they act, prepared the month's bills: reviewed its exceptions, asked for a dry run, proved attendance or asked for a charge. */
export const preparedTheMonth = async (tx: Tx, month: Month, at: Checking): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 WHERE EXISTS (SELECT FROM run r JOIN run_event e ON e.run_id = r.id WHERE r.accrual_month = $1 AND r.plan_key IN ('monthly-close', 'contract-month')
          AND (e.actor_id = ANY ($2::uuid[]) OR e.acting_for = ANY ($2::uuid[])) AND (e.event ->> 'type' = 'redone' OR e.event ->> 'type' = 'completed' AND e.event ->> 'step' <> 'approve-billing-run'))
        OR EXISTS (SELECT FROM one_off_item WHERE (billing_requested_by = ANY ($2::uuid[]) OR billing_requested_for = ANY ($2::uuid[])) AND to_char(accepted_on, 'YYYY-MM') = $1 AND accepted_on >= ($1 || '-01')::date)`,
    [month, checkers(tx, at)],
  )) !== undefined;

/** Whether this person, or the one for whom they act, asked for any line of a partner's settlement to be paid. */
export const askedForPayment = async (tx: Tx, runId: string, at: Checking): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM partner_accrual a LEFT JOIN one_off_item o ON o.id = a.source_id
       LEFT JOIN attendance_sheet s ON s.contract_id = a.contract_id AND s.partner_id = a.partner_id AND s.accrual_month = a.accrual_month
      WHERE a.run_id = $1 AND $2::uuid[] && ARRAY[o.billing_requested_by, o.billing_requested_for, o.cancelled_work_prepared_by, o.cancelled_work_prepared_for, s.settlement_requested_by, s.settlement_requested_for] LIMIT 1`,
    [runId, checkers(tx, at)],
  )) !== undefined;

/** Whether this person, or the one for whom they act, holds any of a settlement's lines: in their own name, or by a deputy. */
export const heldALine = async (tx: Tx, runId: string, at: Checking): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM partner_accrual a WHERE a.run_id = $1 AND a.status = 'HELD' AND ${isEarned} AND (a.held_by = ANY ($2::uuid[])
        OR EXISTS (SELECT FROM run_event e WHERE e.run_id = $1 AND e.actor_id = a.held_by AND e.acting_for = ANY ($2::uuid[]) AND e.event ->> 'step' = 'approve-partner-settlement')) LIMIT 1`,
    [runId, checkers(tx, at)],
  )) !== undefined;
