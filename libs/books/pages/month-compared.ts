import { pageOf, type Page } from '../../database/page-of';
import type { Tx } from '../../database/transaction';
import { addMonths, type Month } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';

/**
 * Why a charge differs from last month's: its source was not charged then (NEW), is not any more (ENDED), is at another amount (CHANGED), is charged
 * once only (ONE_OFF), or one of the two months leaves it out because it waits or failed (LEFT_OUT). SAME is the rest.
 */
export type ReasonOfDifference = 'NEW' | 'ENDED' | 'CHANGED' | 'ONE_OFF' | 'LEFT_OUT' | 'SAME';
export const reasonsOfDifference = ['NEW', 'ENDED', 'CHANGED', 'ONE_OFF', 'LEFT_OUT', 'SAME'] as const satisfies readonly ReasonOfDifference[];

export interface TotalOfReason {
  readonly reason: ReasonOfDifference;
  readonly contracts: number;
  readonly lines: number;
  readonly beforeWon: Won;
  readonly supplyWon: Won;
  readonly differenceWon: Won;
}

export interface MonthCompared {
  /** The run that the numbers are of: the final one, and before it the dry run. Null while there is none. */
  readonly runId: string | null;
  readonly kind: 'DRY' | 'FINAL' | null;
  /** Last month, where it was computed. */
  readonly against: Month | null;
  readonly againstRunId: string | null;
  readonly reasons: readonly TotalOfReason[];
}

export interface ContractInMonth {
  readonly id: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly lines: number;
  readonly beforeWon: Won;
  readonly supplyWon: Won;
  readonly differenceWon: Won;
  readonly reasons: readonly ReasonOfDifference[];
}

interface ComputedRun {
  readonly id: string;
  readonly kind: 'DRY' | 'FINAL';
}

/** What a month comes to by now: its newest final run, before that its newest dry run. Runs beside the month's own do not count. */
const computedRun = (tx: Tx, month: Month): Promise<ComputedRun | undefined> =>
  tx.one(`SELECT id, kind FROM billing_run WHERE month = $1 AND kind IN ('DRY', 'FINAL') AND status = 'DONE' AND contract_id IS NULL ORDER BY run_no DESC LIMIT 1`, [month]);

const noRun = '00000000-0000-0000-0000-000000000000';

const runsOf = async (tx: Tx, month: Month) => ({ now: await computedRun(tx, month), before: await computedRun(tx, addMonths(month, -1)) });

const linesOf = (run: string): string => `SELECT contract_id, source_kind, source_id, supply_won FROM billing_run_line WHERE run_id = ${run} AND contract_id > $3`;
const isLeftOutOf = (run: string): string => `EXISTS (SELECT FROM billing_run_exception x WHERE x.run_id = ${run} AND x.contract_id = charge.contract_id AND x.kind <> 'DIFFERS' AND x.source_id IN (charge.source_id, charge.contract_id))`;

/** Every charge of both runs beside each other, by its source: the primary key (run, contract, source) of either gives it in order. */
const charges = `
  SELECT contract_id, coalesce(before, 0) AS before, coalesce(now, 0) AS now, now IS NOT NULL AS is_charged,
    CASE WHEN source_kind = 'ONE_OFF_ITEM' THEN 'ONE_OFF'
      WHEN now = before THEN 'SAME'
      WHEN now IS NOT NULL AND before IS NOT NULL THEN 'CHANGED'
      WHEN now IS NULL THEN CASE WHEN ${isLeftOutOf('$1')} THEN 'LEFT_OUT' ELSE 'ENDED' END
      WHEN ${isLeftOutOf('$2')} THEN 'LEFT_OUT' ELSE 'NEW' END AS reason
  FROM (SELECT contract_id, source_kind, source_id, n.supply_won AS now, b.supply_won AS before
          FROM (${linesOf('$1')}) n FULL JOIN (${linesOf('$2')}) b USING (contract_id, source_kind, source_id)) AS charge`;

/** What a month bills against the month before, by the reasons of the difference. A month that was not computed has none. */
export async function monthCompared(tx: Tx, month: Month): Promise<MonthCompared> {
  const { now, before } = await runsOf(tx, month);
  const known = { runId: now?.id ?? null, kind: now?.kind ?? null, against: before ? addMonths(month, -1) : null, againstRunId: before?.id ?? null };
  if (!now) return { ...known, reasons: [] };
  const reasons = await tx.query<TotalOfReason>(
    `SELECT reason, count(DISTINCT contract_id)::int AS contracts, count(*)::int AS lines, sum(before)::bigint AS "beforeWon", sum(now)::bigint AS "supplyWon", sum(now - before)::bigint AS "differenceWon"
       FROM (${charges}) AS told GROUP BY reason ORDER BY array_position($4::text[], reason)`,
    [now.id, before?.id ?? noRun, noRun, reasonsOfDifference],
  );
  return { ...known, reasons };
}

export interface ContractsFilter {
  readonly reason?: ReasonOfDifference | undefined;
  readonly after?: string | undefined;
}

/** The contracts of a month with what they are billed against last month; those with a reason alone where one is asked for. */
export async function contractsOfMonth(tx: Tx, month: Month, { reason, after }: ContractsFilter): Promise<Page<ContractInMonth>> {
  const { now, before } = await runsOf(tx, month);
  if (!now) return { items: [] };
  return pageOf((limit) =>
    tx.query<ContractInMonth>(
      `SELECT g.contract_id AS id, c.contract_no AS "contractNo", k.name AS "customerName", g.lines, g.before AS "beforeWon", g.now AS "supplyWon", g.now - g.before AS "differenceWon", g.reasons FROM (
         SELECT contract_id, count(*) FILTER (WHERE is_charged)::int AS lines, sum(before)::bigint AS before, sum(now)::bigint AS now,
           coalesce(array_agg(DISTINCT reason) FILTER (WHERE reason <> 'SAME'), '{SAME}') AS reasons
         FROM (${charges}) AS told GROUP BY contract_id HAVING $4::text IS NULL OR bool_or(reason = $4) ORDER BY contract_id LIMIT $5
       ) AS g JOIN contract c ON c.id = g.contract_id JOIN customer k ON k.id = c.customer_id ORDER BY g.contract_id`,
      [now.id, before?.id ?? noRun, after ?? noRun, reason ?? null, limit],
    ),
  );
}
