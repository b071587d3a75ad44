import { newId } from '../../libs/database/ids';
import { insertRows, type Column } from '../../libs/database/insert-rows';
import type { Tx } from '../../libs/database/transaction';
import type { PlainDate } from '../../libs/domain/calendar/plain-date';
import type { Won } from '../../libs/domain/money/won';
import type { ItemCode } from '../../libs/domain/pricing/catalogue';
import { inPieces } from './in-pieces';

export interface ItemToBuild {
  readonly item: ItemCode;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly pausable?: boolean;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

export interface ContractsToBuild {
  readonly count: number;
  /** How many companies they belong to, in turn. */
  readonly customers: number;
  /** Null: not opened yet. */
  readonly billingStartOn: PlainDate | null;
  readonly terminatedOn: PlainDate | null;
  /** In service where none is named; a contract in service has a workflow of its own, which the machines of a test would start. */
  readonly status?: 'ACTIVE' | 'EXPIRED' | 'TERMINATED' | 'CONTRACTING';
  readonly payerDueDay: string;
  readonly payerWantsPaper: boolean;
  readonly items: readonly ItemToBuild[];
}

export interface BuiltContract {
  readonly id: string;
  readonly contractNo: string;
  readonly customerId: string;
  readonly orderId: string;
  readonly itemIds: readonly string[];
}

/** 30 seats and their agent app for 36 months: 4,800,000 and 1,530,000 won a month. */
const seatsAndApp: readonly ItemToBuild[] = [
  { item: 'ASP_BASE', quantity: 30, unitPriceWon: 160_000n },
  { item: 'AGENT_APP_BASIC', quantity: 30, unitPriceWon: 51_000n },
];

const usual: ContractsToBuild = {
  count: 1,
  customers: 1,
  billingStartOn: '2026-01-05',
  terminatedOn: null,
  payerDueDay: '25',
  payerWantsPaper: false,
  items: seatsAndApp,
};

interface Company {
  readonly id: string;
  readonly n: number;
}

const six = (n: number): string => String(n).padStart(6, '0');
const nameOf = ({ n }: Company): string => `가상고객 ${six(n)}`;
const businessNoOf = ({ n }: Company): string => String(9_000_000_000 + n);

const organisationColumns: readonly Column<Company>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'code', type: 'text', of: ({ n }) => `built-${n}` },
  { name: 'kind', type: 'text', of: () => 'CUSTOMER' },
  { name: 'name_ko', type: 'text', of: nameOf },
  { name: 'name_en', type: 'text', of: ({ n }) => `Customer ${n}` },
  { name: 'business_no', type: 'text', of: businessNoOf },
];
const customerColumns: readonly Column<Company>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'name', type: 'text', of: nameOf },
  { name: 'business_no', type: 'text', of: businessNoOf },
  { name: 'representative', type: 'text', of: () => '한가람' },
  { name: 'address', type: 'text', of: () => '서울특별시 중구 시범로 1' },
  { name: 'phone', type: 'text', of: () => '02-0000-0001' },
  { name: 'payer_name', type: 'text', of: nameOf },
  { name: 'payer_business_no', type: 'text', of: businessNoOf },
];

async function companies(tx: Tx, count: number): Promise<readonly Company[]> {
  const before = await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM organisation WHERE code LIKE 'built-%'`);
  const built = Array.from({ length: count }, (_, at): Company => ({ id: newId(), n: (before?.count ?? 0) + at + 1 }));
  await inPieces(built, (piece) => insertRows(tx, 'organisation', organisationColumns, piece));
  await inPieces(built, (piece) => insertRows(tx, 'customer', customerColumns, piece));
  return built;
}

interface Planned extends BuiltContract {
  readonly orderNo: string;
  readonly customerName: string;
}

interface Rep {
  readonly id: string;
  readonly teamId: string;
}

const orderColumns = (rep: Rep): readonly Column<Planned>[] => [
  { name: 'id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'order_no', type: 'text', of: ({ orderNo }) => orderNo },
  { name: 'status', type: 'text', of: () => 'CLOSED' },
  { name: 'customer_id', type: 'uuid', of: ({ customerId }) => customerId },
  { name: 'customer_name', type: 'text', of: ({ customerName }) => customerName },
  { name: 'sales_rep_id', type: 'uuid', of: () => rep.id },
  { name: 'sales_team_id', type: 'uuid', of: () => rep.teamId },
  { name: 'application', type: 'jsonb', of: () => '{}' },
  { name: 'quote', type: 'jsonb', of: () => '{}' },
  { name: 'requested_open_date', type: 'date', of: () => '2026-01-05' },
  { name: 'submitted_at', type: 'timestamptz', of: () => '2025-12-01T00:00:00Z' },
];
const statusOf = ({ billingStartOn, terminatedOn }: ContractsToBuild): string => (billingStartOn === null ? 'CONTRACTING' : terminatedOn === null ? 'ACTIVE' : 'TERMINATED');
const contractColumns = (rep: Rep, wanted: ContractsToBuild): readonly Column<Planned>[] => [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'contract_no', type: 'text', of: ({ contractNo }) => contractNo },
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'customer_id', type: 'uuid', of: ({ customerId }) => customerId },
  { name: 'sales_rep_id', type: 'uuid', of: () => rep.id },
  { name: 'sales_team_id', type: 'uuid', of: () => rep.teamId },
  { name: 'status', type: 'text', of: () => wanted.status ?? statusOf(wanted) },
  { name: 'term_months', type: 'int', of: () => 36 },
  { name: 'payer_due_day', type: 'text', of: () => wanted.payerDueDay },
  { name: 'payer_wants_paper', type: 'boolean', of: () => wanted.payerWantsPaper },
  { name: 'opened_on', type: 'date', of: () => wanted.billingStartOn },
  { name: 'billing_start_on', type: 'date', of: () => wanted.billingStartOn },
  { name: 'terminated_on', type: 'date', of: () => wanted.terminatedOn },
];

type Item = ItemToBuild & { readonly id: string; readonly contractId: string; readonly customerId: string };

const itemColumns = ({ billingStartOn }: ContractsToBuild): readonly Column<Item>[] => [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'contract_id', type: 'uuid', of: ({ contractId }) => contractId },
  { name: 'customer_id', type: 'uuid', of: ({ customerId }) => customerId },
  { name: 'item', type: 'text', of: ({ item }) => item },
  { name: 'quantity', type: 'int', of: ({ quantity }) => quantity },
  { name: 'unit_price_won', type: 'bigint', of: ({ unitPriceWon }) => unitPriceWon },
  { name: 'no_commitment_unit_price_won', type: 'bigint', of: ({ unitPriceWon }) => unitPriceWon },
  { name: 'pausable', type: 'boolean', of: ({ pausable }) => pausable ?? true },
  { name: 'price_version', type: 'text', of: () => 'call-centre-2014-07' },
  { name: 'valid_from', type: 'date', of: ({ from }) => from ?? billingStartOn },
  { name: 'valid_to', type: 'date', of: ({ to }) => to ?? null },
];

/** Contracts in service, straight into the tables: customers, orders, contracts and what is priced of them. Their ids grow in the order of the answer. */
export async function contracts(tx: Tx, more: Partial<ContractsToBuild> = {}): Promise<readonly BuiltContract[]> {
  const wanted = { ...usual, ...more };
  const rep = await tx.one<Rep>(`SELECT p.id, m.team_id AS "teamId" FROM person p JOIN team_member m ON m.person_id = p.id WHERE p.login = 'sales'`);
  if (!rep) throw new Error('nobody sells');
  const customers = await companies(tx, wanted.customers);
  const before = (await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM contract`))?.count ?? 0;
  const planned = Array.from({ length: wanted.count }, (_, at) => plan(customers[at % customers.length], before + at + 1, wanted));
  await inPieces(planned, (piece) => insertRows(tx, 'customer_order', orderColumns(rep), piece));
  await inPieces(planned, (piece) => insertRows(tx, 'contract', contractColumns(rep, wanted), piece));
  await inPieces(planned, (piece) => insertRows(tx, 'contract_item', itemColumns(wanted), itemsOf(piece, wanted)));
  await tx.query(`UPDATE customer_order o SET contract_id = c.id FROM contract c WHERE c.order_id = o.id AND o.contract_id IS NULL`);
  return planned;
}

function plan(company: Company | undefined, n: number, { items }: ContractsToBuild): Planned {
  if (!company) throw new Error('a contract needs a customer');
  return {
    id: newId(),
    orderId: newId(),
    orderNo: `O-2025-${six(n)}`,
    contractNo: `C-2025-${six(n)}`,
    customerId: company.id,
    customerName: nameOf(company),
    itemIds: items.map(newId),
  };
}

const itemsOf = (planned: readonly Planned[], { items }: ContractsToBuild): readonly Item[] =>
  planned.flatMap(({ id: contractId, customerId, itemIds }) => items.map((item, at) => ({ ...item, id: itemIds[at] ?? '', contractId, customerId })));
