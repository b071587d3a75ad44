import { listOfPayments } from '../../libs/books/pages/payments';
import { listOfDebtors, listOfReceivables, totalsOfReceivables } from '../../libs/books/pages/receivables';
import { markOverdue } from '../../libs/books/payments/due-dates';
import { openBillsOfNumbers, openBillsOfPayer } from '../../libs/books/payments/open-bills';
import type { Tx } from '../../libs/database/transaction';
import { contracts, type BuiltContract } from '../builders/contracts';
import { Books } from './world/books';

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

let books: Books;
let built: readonly BuiltContract[];

/** Years of bills, one in twenty of them open, and as many payments, one in fifty not matched. */
beforeAll(async () => {
  books = await Books.open('2026-04-13T09:00:00');
  await books.tx(async (tx) => {
    built = await contracts(tx, { count: 400, customers: 400 });
  });
  await books.rows(
    `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won, paid_won)
     SELECT gen_random_uuid(), 'B-202604-' || lpad(n::text, 6, '0'), 'AD_HOC', c.id, c.customer_id, '2026-03', '2026-03-31', '2026-04-10', '2026-04-01', date '2026-04-27' + n % 50, 1000, 100, 1100, 1100, CASE WHEN n % 20 = 0 THEN 0 ELSE 1100 END
       FROM generate_series(1, 20000) AS n JOIN (SELECT id, customer_id, row_number() OVER (ORDER BY id) AS nth FROM contract) c ON c.nth = n / 20 % 400 + 1`,
  );
  await books.rows(
    `INSERT INTO payment (id, bank_ref, paid_on, amount_won, payer_name, remittance_text, booked_by, booked_at, allocated_won)
     SELECT gen_random_uuid(), 'P-' || n, '2026-04-10', 1100, '아무개', '', gen_random_uuid(), now(), CASE WHEN n % 50 = 0 THEN 0 ELSE 1100 END FROM generate_series(1, 20000) AS n`,
  );
  await books.rows(`ANALYZE`);
}, 60_000);

afterAll(() => books?.close());

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Tables that a piece of work reads from end to end, of those that grow for ever. */
async function readWhole(work: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
  const whole: string[] = [];
  await books.tx(async (tx) => {
    const query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
      if (/^\s*(?:SELECT|UPDATE)/.test(sql) && !sql.includes('advisory')) {
        await tx.query('SAVEPOINT looked');
        const [row] = await tx.query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(`EXPLAIN (FORMAT JSON, ANALYZE) ${sql}`, parameters);
        await tx.query('ROLLBACK TO looked');
        const plan = row?.['QUERY PLAN'][0]?.Plan;
        whole.push(...(plan ? nodesOf(plan) : []).filter((node) => node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0).map((node) => node['Relation Name'] ?? ''));
      }
      return tx.query<Row>(sql, parameters);
    };
    await work({ ...tx, query, one: async <Row>(sql: string, parameters?: readonly unknown[]) => (await query<Row>(sql, parameters))[0] });
  });
  return whole.filter((table) => ['bill', 'payment', 'payment_allocation'].includes(table));
}

const today = '2026-04-13';

it.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['all receivables', (tx) => listOfReceivables(tx, {})],
  ['receivables of a status', (tx) => listOfReceivables(tx, { status: 'OPEN' })],
  ['receivables that are due', (tx) => listOfReceivables(tx, { dueTo: '2026-04-30' })],
  ['receivables of a customer', (tx) => listOfReceivables(tx, { customer: built[7]?.customerId })],
  ['the next page of receivables', (tx) => listOfReceivables(tx, { after: { dueOn: '2026-05-10', id: built[0]?.id ?? '' } })],
  ['receivables that have become late', (tx) => listOfReceivables(tx, { dueFrom: '2026-05-01', dueTo: '2026-05-02' })],
  ['paid bills', (tx) => listOfReceivables(tx, { status: 'PAID' })],
  ['open bills by number', (tx) => listOfReceivables(tx, { find: 'B-202604-000020' })],
  ['open bills by amount', (tx) => listOfReceivables(tx, { find: '1,100' })],
  ['open bills by name', (tx) => listOfReceivables(tx, { find: '가상고객 000008' })],
  ['what each payer owes', (tx) => listOfDebtors(tx)],
  ['totals of what is open', (tx) => totalsOfReceivables(tx)],
  ['payments that wait for a person', (tx) => listOfPayments(tx, { show: 'unmatched' })],
  ['payments that are dealt with', (tx) => listOfPayments(tx, { show: 'matched' })],
  ['payments of a day', (tx) => listOfPayments(tx, { show: 'all', from: '2026-04-09', to: '2026-04-09' })],
  ['all payments', (tx) => listOfPayments(tx, { show: 'all' })],
  ['bills that a payment names', (tx) => openBillsOfNumbers(tx, today, ['B-202604-000020', 'B-202604-000040'])],
  ['bills of a payer by number', (tx) => openBillsOfPayer(tx, today, { payerName: '', payerBusinessNo: '9000000008' })],
  ['bills of a payer by name', (tx) => openBillsOfPayer(tx, today, { payerName: '가상고객 000008', payerBusinessNo: null })],
  ['what has become overdue', markOverdue],
])('%s are found by an index, however many bills and payments there are', async (_, work) => {
  expect(await readWhole(work)).toEqual([]);
});
