import type { Tx } from '../../database/transaction';
import type { Month } from '../../domain/calendar/plain-date';

/** Whether this person prepared the month's bills: reviewed its exceptions, asked for a dry run, proved attendance or asked for a charge. */
export const preparedTheMonth = async (tx: Tx, month: Month): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 WHERE EXISTS (SELECT FROM run r JOIN run_event e ON e.run_id = r.id WHERE r.accrual_month = $1 AND r.plan_key IN ('monthly-close', 'contract-month')
          AND e.actor_id = $2 AND (e.event ->> 'type' = 'redone' OR e.event ->> 'type' = 'completed' AND e.event ->> 'step' <> 'approve-billing-run'))
        OR EXISTS (SELECT FROM one_off_item WHERE billing_requested_by = $2 AND to_char(accepted_on, 'YYYY-MM') = $1 AND accepted_on >= ($1 || '-01')::date)`,
    [month, tx.actor.id],
  )) !== undefined;

/** Whether this person asked for any line of a partner's settlement to be paid. */
export const askedForPayment = async (tx: Tx, runId: string): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM partner_accrual a LEFT JOIN one_off_item o ON o.id = a.source_id
       LEFT JOIN attendance_sheet s ON s.contract_id = a.contract_id AND s.partner_id = a.partner_id AND s.accrual_month = a.accrual_month
      WHERE a.run_id = $1 AND $2 IN (o.billing_requested_by, s.settlement_requested_by) LIMIT 1`,
    [runId, tx.actor.id],
  )) !== undefined;
