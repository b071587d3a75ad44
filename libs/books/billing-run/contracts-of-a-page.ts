import { binaryArray } from '../../database/binary-array';
import type { Tx } from '../../database/transaction';
import type { AttendanceSheet, ContractInMonth, OneOffInMonth, StaffingInMonth } from '../../domain/billing/month-of-contract';
import type { ContractItem, UnitsOfItems } from '../../domain/billing/month-lines-of-contract';
import { payerDueDayOf, type PayerDueDay } from '../../domain/calendar/customer-pays-on-the-25th';
import { firstDayOf, lastDayOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import { feeSharesOf } from '../settlement/fee-shares';
import { byContract } from './by-contract';
import { chunksOf } from './chunks-of';
import { dueContracts } from './due-contracts';
import { rowsOf } from './rows-of';

/** The contracts from one id to before another; a page of a run. */
export interface ContractRange {
  readonly fromContract: string;
  readonly beforeContract: string | null;
  /** Nobody but this contract, where the run is of one alone. */
  readonly onlyContract: string | null;
}

/** What a page is read for. */
export interface MonthToBill {
  readonly month: Month;
  /** The cut-off: what came later follows as an ad-hoc bill, and its line waits until then. */
  readonly evidenceBy: PlainDate;
  /** Only what late evidence proves is billed, up to that day. */
  readonly late: boolean;
  readonly units: UnitsOfItems;
}

/** What the run knows of a contract: what is priced, and what a bill of it says beside. */
export interface ContractToBill extends ContractInMonth {
  readonly customerId: string;
  readonly payerDueDay: PayerDueDay;
}

interface ContractRow {
  readonly id: string;
  readonly customerId: string;
  readonly payerDueDay: string;
  readonly billingStartOn: PlainDate | null;
  readonly lastDay: PlainDate | null;
}

type OfContract<T> = T & { readonly contractId: string };

const inRange = (column: string): string => ` AND ${column} >= $3::uuid AND ($4::uuid IS NULL OR ${column} < $4::uuid) AND ($5::uuid IS NULL OR ${column} = $5::uuid)`;

const contracts = (tx: Tx, month: Month, { fromContract, beforeContract, onlyContract }: ContractRange): Promise<ContractRow[]> =>
  tx.query(
    `SELECT c.id, c.customer_id AS "customerId", c.payer_due_day AS "payerDueDay", c.billing_start_on AS "billingStartOn", c.terminated_on AS "lastDay"
       FROM contract c JOIN (${dueContracts(inRange)}) AS due USING (id) ORDER BY c.id`,
    [firstDayOf(month), lastDayOf(month), fromContract, beforeContract, onlyContract],
  );

const items = (tx: Tx, ids: Buffer): Promise<OfContract<ContractItem>[]> =>
  tx.query(
    `SELECT contract_id AS "contractId", found.id, item, quantity, unit_price_won AS "unitPriceWon", valid_from AS "from", valid_to AS "to", pausable,
       price_version AS "priceVersion", vat_included AS "vatIncluded" FROM ${rowsOf('contract_item', 'found.contract_id = wanted.id')} ORDER BY contract_id, found.id`,
    [ids],
  );

const staffing = (tx: Tx, ids: Buffer, month: Month): Promise<OfContract<StaffingInMonth>[]> =>
  tx.query(
    `SELECT contract_id AS "contractId", found.id AS "staffingId", partner_id AS "partnerId", agents, unit_price_won AS "unitPriceWon", partner_unit_price_won AS "partnerUnitPriceWon"
       FROM ${rowsOf('staffing', 'found.contract_id = wanted.id AND valid_from <= $3::date AND (valid_to IS NULL OR valid_to >= $2::date)')} ORDER BY contract_id, found.id`,
    [ids, firstDayOf(month), lastDayOf(month)],
  );

const sheets = (tx: Tx, ids: Buffer, { month, evidenceBy }: MonthToBill): Promise<OfContract<AttendanceSheet>[]> =>
  tx.query(
    `SELECT contract_id AS "contractId", partner_id AS "partnerId", required_days AS "requiredDays",
       ARRAY(SELECT (agent ->> 'attendedDays')::int FROM jsonb_array_elements(agents) WITH ORDINALITY AS a (agent, n) ORDER BY n) AS "attendedDays", document_id AS evidence
       FROM ${rowsOf('attendance_sheet', 'found.contract_id = wanted.id AND accrual_month = $2 AND submitted_on <= $3::date')}`,
    [ids, month, evidenceBy],
  );

type OneOffRow = OfContract<Omit<OneOffInMonth, 'unit' | 'namedDueOn' | 'evidence'>> & { readonly namedDueOn: PlainDate | null; readonly evidence: string | null };

const oneOffs = (tx: Tx, ids: Buffer, { month, evidenceBy }: MonthToBill): Promise<OneOffRow[]> =>
  tx.query(
    `SELECT contract_id AS "contractId", found.id, kind, quantity, unit_price_won AS "unitPriceWon", partner_id AS "partnerId", partner_unit_price_won AS "partnerUnitPriceWon",
       accepted_on AS "acceptedOn", coalesce(billing_requested_on <= $4::date, false) AS requested, billing_request_document_id AS evidence, billing_request -> 'customer' ->> 'dueOn' AS "namedDueOn"
       FROM ${rowsOf('one_off_item', 'found.contract_id = wanted.id AND accepted_on BETWEEN $2::date AND $3::date')} ORDER BY contract_id, found.id`,
    [ids, firstDayOf(month), lastDayOf(month), evidenceBy],
  );

/** Sources of these contracts that have a charge for the month, reversed ones left out. */
const charges = (tx: Tx, sources: Buffer, month: Month): Promise<{ sourceId: string }[]> =>
  tx.query(`SELECT DISTINCT source_id AS "sourceId" FROM ${rowsOf('bill_line', 'found.source_id = wanted.id AND accrual_month = $2 AND reverses_bill_id IS NULL')}`, [sources, month]);

const none: readonly never[] = [];

/** All that the month needs of some contracts: six indexed queries however many they are. */
async function withWhatTheyNeed(tx: Tx, of: MonthToBill, rows: readonly ContractRow[]): Promise<readonly ContractToBill[]> {
  const { month, units } = of;
  const ids = binaryArray('uuid', rows.map((row) => row.id));
  const [item, staffed, sheet, once, share] = [await items(tx, ids), await staffing(tx, ids, month), await sheets(tx, ids, of), await oneOffs(tx, ids, of), await feeSharesOf(tx, ids)];
  const sources = [...item.map((i) => i.id), ...staffed.map((s) => s.staffingId), ...once.map((o) => o.id)];
  const charged = new Set((await charges(tx, binaryArray('uuid', sources), month)).map((row) => row.sourceId));
  const [itemsOf, staffingOf, sheetsOf, oneOffsOf, sharesOf] = [byContract(item), byContract(staffed), byContract(sheet), byContract(once), byContract(share)];
  // Named one by one: taking objects apart by rest and spread costs more here than reading them.
  return rows.map((row) => ({
    contractId: row.id,
    customerId: row.customerId,
    payerDueDay: payerDueDayOf(row.payerDueDay),
    billingStartOn: row.billingStartOn,
    lastDay: row.lastDay,
    items: itemsOf.get(row.id) ?? none,
    staffing: staffingOf.get(row.id) ?? none,
    sheets: sheetsOf.get(row.id) ?? none,
    oneOffs: oneOffsOf.get(row.id)?.map((one) => oneOffOf(one, units)) ?? none,
    feeShares: sharesOf.get(row.id) ?? none,
    charged,
    ...(of.late ? { lateEvidenceOn: of.evidenceBy } : undefined),
  }));
}

/** A page piece by piece: what is done with is forgotten before the next is read. */
export type Pieces = AsyncIterable<readonly ContractToBill[]>;

/** The contracts of a page in primary-key order, with all that their month needs. */
export async function* contractsOfAPage(tx: Tx, of: MonthToBill, range: ContractRange): Pieces {
  for (const rows of chunksOf(await contracts(tx, of.month, range))) yield withWhatTheyNeed(tx, of, rows);
}

function oneOffOf({ namedDueOn, evidence, ...row }: OneOffRow, units: UnitsOfItems): OneOffInMonth {
  const unit = units.get(row.kind) ?? { ko: '', en: 'unit' };
  return { ...row, unit, ...(namedDueOn ? { namedDueOn } : {}), ...(evidence ? { evidence } : {}) };
}
