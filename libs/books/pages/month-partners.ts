import type { Tx } from '../../database/transaction';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { accountInForce } from '../bank-accounts/account-row';

/** What a partner earned in a month, where its settlement stands, and what is done next. */
export interface PartnerInMonth {
  readonly partnerId: string;
  readonly partnerName: string;
  /** Its settlement; null where none has begun. */
  readonly runId: string | null;
  readonly lines: number;
  readonly heldLines: number;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly heldWon: Won;
  readonly paidWon: Won;
  readonly payOn: PlainDate | null;
  /** Whether an account is approved to which it is paid. */
  readonly hasAccount: boolean;
  /** The newest invoice of the settlement. */
  readonly approvalNo: string | null;
  readonly invoiceLate: boolean | null;
  readonly taskId: string | null;
  readonly taskStep: string | null;
}

/** The partners of a month by name; a month has as many rows as it has partners with work. */
export const partnersOfMonth = (tx: Tx, month: Month): Promise<PartnerInMonth[]> =>
  tx.query(
    `SELECT a.partner_id AS "partnerId", o.name_ko AS "partnerName", a.run_id AS "runId", a.lines, a.held AS "heldLines", a.supply AS "supplyWon", a.vat AS "vatWon", a.held_won AS "heldWon",
       a.paid_won AS "paidWon", a.pay_on AS "payOn", ${accountInForce('a.partner_id')} IS NOT NULL AS "hasAccount", i.approval_no AS "approvalNo", i.late AS "invoiceLate", t.id AS "taskId", t.step AS "taskStep"
     FROM (SELECT partner_id, run_id, count(*)::int AS lines, count(*) FILTER (WHERE status = 'HELD')::int AS held, sum(supply_won)::bigint AS supply, sum(vat_won)::bigint AS vat,
             coalesce(sum(supply_won + vat_won) FILTER (WHERE status = 'HELD'), 0)::bigint AS held_won, coalesce(sum(supply_won + vat_won) FILTER (WHERE status = 'PAID'), 0)::bigint AS paid_won,
             max(pay_on) AS pay_on FROM partner_accrual WHERE accrual_month = $1 GROUP BY partner_id, run_id) AS a
       JOIN organisation o ON o.id = a.partner_id
       LEFT JOIN LATERAL (SELECT approval_no, late FROM partner_invoice WHERE run_id = a.run_id ORDER BY round DESC LIMIT 1) AS i ON true
       LEFT JOIN LATERAL (SELECT id, step FROM task WHERE run_id = a.run_id AND status IN ('OPEN', 'IN_PROGRESS') ORDER BY id LIMIT 1) AS t ON true
     ORDER BY o.name_ko, a.run_id`,
    [month],
  );
