import type { Tx } from '../../database/transaction';
import type { Json } from '../../domain/process/step-plan';
import type { Won } from '../../domain/money/won';
import { pageOf, type Page } from '../../database/page-of';

export interface RunLine {
  readonly id: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly billKind: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly item: string;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly usedDays: number | null;
  readonly daysInMonth: number | null;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly lineage: Json;
}

export interface RunAccrual {
  readonly id: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly item: string;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly lineage: Json;
}

export interface RunExceptionRow {
  readonly id: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly kind: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly reason: string;
  readonly detail: Json | null;
  readonly orderId: string | null;
  readonly orderNo: string | null;
  /** What is done about it, where it lies on a desk. */
  readonly taskId: string | null;
  readonly taskStep: string | null;
  /** The bill that has charged the line since. */
  readonly billId: string | null;
  readonly billNo: string | null;
}

/** The primary keys begin with (run, contract): a page is an index scan from there on. The cursor is contract/source, of an accrual with its partner. */
const beyond = (keys: string, partner = ''): string => `AND ($2::uuid IS NULL OR (${keys}) > ($2::uuid, $3::text, $4::uuid${partner}))`;

const cursorOf = (after: string | undefined): readonly (string | null)[] => {
  const [contract, kind, source] = after?.split('~') ?? [];
  return [contract ?? null, kind ?? null, source ?? null];
};

const firstPartner = '00000000-0000-0000-0000-000000000000';
const partnerOf = (after: string | undefined): string => after?.split('~')[3] ?? firstPartner;

export interface RunFilter {
  readonly contract?: string | undefined;
  readonly after?: string | undefined;
}

/** What a run would bill, contract by contract, each line with its arithmetic. */
export async function linesOfRun(tx: Tx, runId: string, { after, contract }: RunFilter): Promise<Page<RunLine>> {
  return pageOf(async (limit) =>
    tx.query<RunLine>(
      `SELECT l.contract_id || '~' || l.source_kind || '~' || l.source_id AS id, l.contract_id AS "contractId", c.contract_no AS "contractNo", k.name AS "customerName", l.bill_kind AS "billKind",
         l.source_kind AS "sourceKind", l.source_id AS "sourceId", l.item, l.quantity, l.unit_price_won AS "unitPriceWon", l.used_days AS "usedDays", l.days_in_month AS "daysInMonth",
         l.supply_won AS "supplyWon", l.vat_won AS "vatWon", l.lineage
       FROM billing_run_line l JOIN contract c ON c.id = l.contract_id JOIN customer k ON k.id = c.customer_id
       WHERE l.run_id = $1 AND ($6::uuid IS NULL OR l.contract_id = $6) ${beyond('l.contract_id, l.source_kind, l.source_id')} ORDER BY l.contract_id, l.source_kind, l.source_id LIMIT $5`,
      [runId, ...cursorOf(after), limit, contract ?? null],
    ),
  );
}

/** What partners would earn by a run, contract by contract: deliveries, agents, and shares of the monthly fees. */
export async function accrualsOfRun(tx: Tx, runId: string, { after, contract }: RunFilter): Promise<Page<RunAccrual>> {
  return pageOf(async (limit) =>
    tx.query<RunAccrual>(
      `SELECT a.contract_id || '~' || a.source_kind || '~' || a.source_id || '~' || a.partner_id AS id, a.contract_id AS "contractId", c.contract_no AS "contractNo", k.name AS "customerName",
         a.partner_id AS "partnerId", o.name_ko AS "partnerName", a.source_kind AS "sourceKind", a.source_id AS "sourceId", a.item, a.quantity, a.unit_price_won AS "unitPriceWon",
         a.supply_won AS "supplyWon", a.vat_won AS "vatWon", a.lineage
       FROM billing_run_accrual a JOIN contract c ON c.id = a.contract_id JOIN customer k ON k.id = c.customer_id JOIN organisation o ON o.id = a.partner_id
       WHERE a.run_id = $1 AND ($7::uuid IS NULL OR a.contract_id = $7) ${beyond('a.contract_id, a.source_kind, a.source_id, a.partner_id', ', $6::uuid')} ORDER BY a.contract_id, a.source_kind, a.source_id, a.partner_id LIMIT $5`,
      [runId, ...cursorOf(after), limit, partnerOf(after), contract ?? null],
    ),
  );
}

/** The open task that brings what a waiting line waits for: of the contract's own month (attendance), or of the order (a one-off item). */
const whatHelps = `LEFT JOIN LATERAL (
         SELECT t.id, t.step FROM run r JOIN task t ON t.run_id = r.id AND t.status IN ('OPEN', 'IN_PROGRESS')
          WHERE e.source_kind = 'STAFFING' AND r.contract_id = e.contract_id AND r.accrual_month = b.month
         UNION ALL SELECT t.id, t.step FROM task t
          WHERE e.source_kind = 'ONE_OFF_ITEM' AND t.order_id = o.id AND t.step = 'request-one-off-billing' AND t.status IN ('OPEN', 'IN_PROGRESS')
         LIMIT 1) AS h ON true`;

/** What waits, failed or differs in a run, each with the task or the order where it is put right. */
export async function exceptionsOfRun(tx: Tx, runId: string, after?: string): Promise<Page<RunExceptionRow>> {
  return pageOf(async (limit) =>
    tx.query<RunExceptionRow>(
      `SELECT e.contract_id || '~' || e.kind || '~' || e.source_id AS id, e.contract_id AS "contractId", c.contract_no AS "contractNo", k.name AS "customerName", e.kind,
         e.source_kind AS "sourceKind", e.source_id AS "sourceId", e.reason, e.detail, o.id AS "orderId", o.order_no AS "orderNo", h.id AS "taskId", h.step AS "taskStep", n.id AS "billId", n.bill_no AS "billNo"
       FROM billing_run_exception e JOIN billing_run b ON b.id = e.run_id JOIN contract c ON c.id = e.contract_id JOIN customer k ON k.id = c.customer_id
         LEFT JOIN customer_order o ON o.contract_id = e.contract_id ${whatHelps}
         LEFT JOIN LATERAL (SELECT l.bill_id FROM bill_line l WHERE l.source_id = e.source_id AND l.accrual_month = b.month AND l.reverses_bill_id IS NULL LIMIT 1) AS s ON true LEFT JOIN bill n ON n.id = s.bill_id
       WHERE e.run_id = $1 ${beyond('e.contract_id, e.kind, e.source_id')} ORDER BY e.contract_id, e.kind, e.source_id LIMIT $5`,
      [runId, ...cursorOf(after), limit],
    ),
  );
}
