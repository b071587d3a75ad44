import type { Tx } from '../../database/transaction';
import type { Month } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';

export interface BilledInMonth {
  readonly month: Month;
  readonly bills: number;
  readonly supplyWon: Won;
  readonly partnerSupplyWon: Won;
  readonly marginWon: Won;
}

const shownMonths = 13;

/** What the last thirteen months billed, with the bills made beside the run and the corrections, and what partners earned of it. */
export const billedByMonth = (tx: Tx): Promise<BilledInMonth[]> =>
  tx.query(
    `SELECT m.month, b.bills, b.supply AS "supplyWon", a.supply AS "partnerSupplyWon", b.supply - a.supply AS "marginWon"
       FROM (SELECT subject_id AS month FROM run WHERE plan_key = 'monthly-close' ORDER BY subject_id DESC LIMIT ${shownMonths}) AS m
         CROSS JOIN LATERAL (SELECT count(*)::int AS bills, coalesce(sum(supply_won), 0)::bigint AS supply FROM bill WHERE accrual_month = m.month) AS b
         CROSS JOIN LATERAL (SELECT coalesce(sum(supply_won), 0)::bigint AS supply FROM partner_accrual WHERE accrual_month = m.month) AS a
      ORDER BY m.month`,
  );

export interface MarginOfPartner {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly lines: number;
  /** What customers are charged for the work of this partner; shared by amount where several work on one charge. */
  readonly chargedWon: Won;
  readonly partnerSupplyWon: Won;
  readonly marginWon: Won;
}

/** What a run charges for partners' work, and what they earn by it (F-19), the largest margin first. */
export const marginsOfRun = (tx: Tx, runId: string): Promise<MarginOfPartner[]> =>
  tx.query(
    `SELECT w.partner_id AS "partnerId", o.name_ko AS "partnerName", count(*)::int AS lines, sum(w.charged)::bigint AS "chargedWon", sum(w.supply)::bigint AS "partnerSupplyWon",
       (sum(w.charged) - sum(w.supply))::bigint AS "marginWon"
     FROM (SELECT a.partner_id, a.supply_won AS supply, coalesce(l.supply_won * a.supply_won / nullif(sum(a.supply_won) OVER (PARTITION BY a.contract_id, a.source_kind, a.source_id), 0), 0) AS charged
             FROM billing_run_accrual a LEFT JOIN billing_run_line l ON l.run_id = a.run_id AND l.contract_id = a.contract_id AND l.source_kind = a.source_kind AND l.source_id = a.source_id
            WHERE a.run_id = $1) AS w
       JOIN organisation o ON o.id = w.partner_id GROUP BY w.partner_id, o.name_ko ORDER BY "marginWon" DESC, o.name_ko`,
    [runId],
  );
