import { randomUUID } from 'node:crypto';
import { evidenceFor } from '../../../apps/demo/evidence-of-the-demo';
import { TestOffice } from '../../world/test-office';
import { anApplication, partnerOf, type companies } from './applications';
import { Browser } from './browser';
import { aColleague, anotherPartner } from './more-people';

/** Everything by which rows of one order can be asked for. */
export interface OrderRows {
  readonly orderId: string;
  readonly orderNo: string;
  readonly serviceNo: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerId: string;
  readonly customerName: string;
  /** Who was invited of the customer. */
  readonly customerPersonId: string;
  readonly businessNo: string;
  readonly version: number;
  readonly tasks: readonly { readonly id: string; readonly step: string; readonly version: number; readonly status: string; readonly partnerId: string | null; readonly role: string }[];
  readonly documents: readonly { readonly id: string; readonly partnerId: string | null }[];
  /** A bill of the customer, and what the software partner earned and was paid. */
  readonly money: readonly { readonly kind: 'bill' | 'accrual' | 'payout'; readonly id: string; readonly no: string }[];
}

/** Somebody from outside: which order is theirs, and as whom they stand on it. */
export interface Outsider {
  readonly browser: Browser;
  readonly organisationId: string;
  readonly side: 'PARTNER' | 'CUSTOMER';
  readonly own: OrderRows;
  readonly foreign: OrderRows;
}

export const outsiders = ['partner A', 'partner B', 'customer A', 'customer B'] as const;
export type OutsiderName = (typeof outsiders)[number];

const leftOpen = new Set(['install-software', 'deliver-devices', 'submit-scenario']);
const devices = [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85123', partnerUnitPriceWon: '70321' }];

const rowsOf = async (office: TestOffice, orderId: string): Promise<OrderRows> => {
  const [order] = await office.rows<Omit<OrderRows, 'tasks' | 'documents' | 'money'>>(
    `SELECT o.id AS "orderId", o.order_no AS "orderNo", o.service_no AS "serviceNo", c.id AS "contractId", c.contract_no AS "contractNo", o.customer_id AS "customerId",
       o.customer_name AS "customerName", k.business_no AS "businessNo", o.version, (SELECT p.id FROM person p WHERE p.organisation_id = o.customer_id) AS "customerPersonId" FROM customer_order o JOIN contract c ON c.order_id = o.id JOIN customer k ON k.id = o.customer_id WHERE o.id = $1`,
    [orderId],
  );
  if (!order) throw new Error('the order has no contract');
  const tasks = await office.rows<OrderRows['tasks'][number]>(`SELECT id, step, version, status, partner_id AS "partnerId", role FROM task WHERE order_id = $1`, [orderId]);
  const documents = await office.rows<OrderRows['documents'][number]>(`SELECT id, partner_id AS "partnerId" FROM document WHERE order_id = $1`, [orderId]);
  const money = await office.rows<OrderRows['money'][number]>(
    `SELECT 'bill' AS kind, id, bill_no AS no FROM bill WHERE contract_id = $1 UNION ALL SELECT 'accrual', id, item FROM partner_accrual WHERE contract_id = $1
     UNION ALL SELECT 'payout', p.id, p.payout_no FROM payout p JOIN payout_line l ON l.payout_id = p.id JOIN partner_accrual a ON a.id = l.accrual_id WHERE a.contract_id = $1`,
    [order.contractId],
  );
  return { ...order, tasks, documents, money };
};

/** As a month would leave it: billed to the customer, owed and paid to the partner. */
async function billedAndPaid(office: TestOffice, order: OrderRows, partnerId: string, n: number): Promise<void> {
  const [bill, accrual, payout] = [randomUUID(), randomUUID(), randomUUID()];
  const { contractId, customerId } = order;
  await office.rows(
    `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won)
     VALUES ($1, $2, 'MONTH', $3, $4, '2026-08', '2026-08-31', '2026-09-10', '2026-09-01', '2026-09-25', 100000, 10000, 110000, 110000)`,
    [bill, `B-202609-90000${n}`, contractId, customerId],
  );
  await office.rows(
    `INSERT INTO bill_line (bill_id, line_no, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage) VALUES ($1, 1, 'CONTRACT_ITEM', $2, '2026-08', 'SEAT', 1, 100000, 100000, 10000, $3)`,
    [bill, randomUUID(), JSON.stringify({ rules: ['F-02'], arithmetic: { ko: '1석 × 100,000원', en: '1 seat × 100,000 won' } })],
  );
  await office.rows(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status, pay_on)
     VALUES ($1, $2, $3, 'ONE_OFF_ITEM', $4, '2026-08', $5, 1, 70321, 70321, 7032, '{}', 'PAID', '2026-09-23')`,
    [accrual, partnerId, contractId, randomUUID(), `ITEM-OF-${order.orderNo}`],
  );
  await office.rows(`INSERT INTO payout (id, payout_no, partner_id, accrual_month, pay_date, supply_won, vat_won, total_won, made_at) VALUES ($1, $2, $3, '2026-08', '2026-09-23', 70321, 7032, 77353, now())`, [payout, `P-202608-900${n}`, partnerId]);
  await office.rows(`INSERT INTO payout_line (payout_id, accrual_id, supply_won, vat_won) VALUES ($1, $2, 70321, 7032)`, [payout, accrual]);
}

const openSteps = async (office: TestOffice, orderId: string): Promise<string[]> =>
  (await office.rows<{ ref: string }>(`SELECT concat_ws('#', step, nullif(instance, '')) AS ref FROM task WHERE order_id = $1 AND status IN ('OPEN', 'IN_PROGRESS') ORDER BY opened_at, id`, [orderId])).map(({ ref }) => ref);

/** Everybody of the telco does what they can until only partners and the customer are left to do something. */
async function untilOutsidersWork(office: TestOffice, orderId: string): Promise<void> {
  for (let steps = await openSteps(office, orderId); ; steps = await openSteps(office, orderId)) {
    const next = steps.find((step) => !leftOpen.has(step));
    if (next === undefined) return;
    await office.done(next);
  }
}

async function anOrder(office: TestOffice, company: keyof typeof companies, partners: Record<string, string>): Promise<string> {
  const application = await anApplication(office, { company, devices, partners });
  const orderId = await office.submitted({ ...application, product: { ...application.product, arsUsed: true } });
  const { customerId } = await office.as('sales').get<{ customerId: string }>(`/api/orders/${orderId}`);
  await office.invited(customerId, { login: `${company}.person`, name: `${company} 담당`, email: `${company}@example.com` });
  await untilOutsidersWork(office, orderId);
  return orderId;
}

async function handsIn(partner: Browser, order: OrderRows): Promise<void> {
  const task = order.tasks.find(({ step }) => step === 'install-software');
  const form = new FormData();
  form.set('documentType', 'INSTALLATION_REPORT');
  form.set('file', new Blob([Buffer.from(evidenceFor('설치', order.orderNo))], { type: 'application/pdf' }), `${order.orderNo}-설치확인서.pdf`);
  const answer = await partner.post(`/api/tasks/${task?.id}/documents`, { form });
  if (answer.status !== 201) throw new Error(answer.text);
}

/** Two companies, each with an order that its own software partner works on, a recording that is booked, papers, and a person invited. */
export async function twoCustomers(office: TestOffice): Promise<Record<OutsiderName, Outsider>> {
  const firmA = await partnerOf(office, 'PARTNER_SYSTEM');
  const firmB = await anotherPartner(office, 'system-b', 'PARTNER_SYSTEM');
  await aColleague(office, 'other-rep', 'SALES_REP');
  const deviceFirm = await partnerOf(office, 'PARTNER_DEVICE');
  const orderA = await anOrder(office, 'hanbit', { PARTNER_SYSTEM: firmA, PARTNER_DEVICE: deviceFirm });
  const orderB = await anOrder(office, 'saebyeok', { PARTNER_SYSTEM: firmB, PARTNER_DEVICE: deviceFirm });
  const [systemA, systemB] = [await Browser.signedIn(office.url, 'system'), await Browser.signedIn(office.url, 'system-b')];
  await handsIn(systemA, await rowsOf(office, orderA));
  await handsIn(systemB, await rowsOf(office, orderB));
  await billedAndPaid(office, await rowsOf(office, orderA), firmA, 1);
  await billedAndPaid(office, await rowsOf(office, orderB), firmB, 2);
  const [a, b] = [await rowsOf(office, orderA), await rowsOf(office, orderB)];
  return {
    'partner A': { browser: systemA, organisationId: firmA, side: 'PARTNER', own: a, foreign: b },
    'partner B': { browser: systemB, organisationId: firmB, side: 'PARTNER', own: b, foreign: a },
    'customer A': { browser: await Browser.signedIn(office.url, 'hanbit.person'), organisationId: a.customerId, side: 'CUSTOMER', own: a, foreign: b },
    'customer B': { browser: await Browser.signedIn(office.url, 'saebyeok.person'), organisationId: b.customerId, side: 'CUSTOMER', own: b, foreign: a },
  };
}

const ownsTask = ({ side, organisationId }: Outsider, task: OrderRows['tasks'][number]): boolean => (side === 'PARTNER' ? task.partnerId === organisationId : task.role === 'CUSTOMER');

/** One of each kind is asked for; the others are alike. */
const oneOfEach = <Row>(rows: readonly Row[], kindOf: (row: Row) => string): readonly Row[] => [...new Map(rows.map((row) => [kindOf(row), row])).values()];

/** What is tried of what this outsider has no right to. */
export function sampleOfOthers(outsider: Outsider): OrderRows {
  const rows = others(outsider);
  return {
    ...rows,
    tasks: oneOfEach(rows.tasks, ({ status, partnerId, role }) => `${status} ${partnerId} ${role === 'CUSTOMER'}`),
    documents: oneOfEach(rows.documents, ({ partnerId }) => String(partnerId)),
  };
}

/** What this outsider has no right to: everything of the other order, and of their own order what others work on. */
function others(outsider: Outsider): OrderRows {
  const { own, foreign, side, organisationId } = outsider;
  return {
    ...foreign,
    tasks: [...foreign.tasks, ...own.tasks.filter((task) => !ownsTask(outsider, task))],
    documents: [...foreign.documents, ...own.documents.filter((document) => side === 'CUSTOMER' || document.partnerId !== organisationId)],
    money: [...foreign.money, ...own.money.filter(({ kind }) => (kind === 'bill') === (side === 'PARTNER'))],
  };
}

/** Words that no answer to this outsider may carry, unless they wrote them themselves. */
export function wordsOfOthers(outsider: Outsider): readonly string[] {
  const { orderId, orderNo, serviceNo, contractId, contractNo, customerId, customerName, customerPersonId, businessNo, tasks, documents, money } = others(outsider);
  return [orderId, orderNo, serviceNo, contractId, contractNo, customerId, customerName, customerPersonId, businessNo, ...tasks.map(({ id }) => id), ...documents.map(({ id }) => id), ...money.flatMap(({ id, no }) => [id, no])];
}
