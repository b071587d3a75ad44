import { newId } from '../../libs/database/ids';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import { systemActor, type Actor } from '../../libs/contract/sides';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { partnerFor } from '../builders/partners';
import { attendance, staffing } from '../builders/staffing';
import { Books } from './world/books';
import { somebodyOf } from './world/person';

const month = '2026-03';

let books: Books;
/** Two customers, each with a contract: one pays for agents, the other for headsets, from two partners, who are paid. */
let staffed: BuiltContract;
let supplied: BuiltContract;
let staffingPartner: string;
let devicePartner: string;

const only = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('there is none');
  return one;
};

beforeAll(async () => {
  books = await Books.open('2026-04-01T09:00:00');
  await books.tx(async (tx) => {
    staffed = only(await contracts(tx));
    supplied = only(await contracts(tx));
    await staffing(tx, [staffed]);
    await attendance(tx, [staffed]);
    await oneOffs(tx, [supplied]);
    staffingPartner = await partnerFor(tx, 'PARTNER_STAFFING');
    devicePartner = await partnerFor(tx, 'PARTNER_DEVICE');
  });
  await books.approved(month, '2026-04-09T00:00:00');
  await books.run(month, 'ISSUE');
  await books.rows(`INSERT INTO partner_invoice SELECT gen_random_uuid(), partner_id, accrual_month, run_id, 1, lpad(right(replace(id::text, '-', ''), 12), 24, '20260410'), '2026-04-10', '2026-04-10', false, supply_won, vat_won, $1, now() FROM partner_accrual`, [systemActor.id]);
  await books.rows(`INSERT INTO partner_invoice_line SELECT i.id, a.id, a.supply_won, a.vat_won, 'MATCHED' FROM partner_invoice i JOIN partner_accrual a ON a.run_id = i.run_id`);
  await books.rows(`INSERT INTO partner_invoice_number SELECT approval_no, run_id FROM partner_invoice`);
  await books.rows(`UPDATE partner_accrual SET status = 'SCHEDULED', pay_on = '2026-04-24', invoice_match = 'MATCHED'`);
  await books.itIs('2026-04-24T09:00:00');
  await books.tx(payPartners);
});

afterAll(() => books?.close());

/** Asked by the house itself, under the role that everything runs as. */
const byTheHouse = (sql: string, parameters: readonly unknown[] = []): Promise<unknown> => books.tx((tx) => tx.query(sql, parameters));

describe('the schema refuses', () => {
  it('a second month bill of a contract and month, a final one beside it included (X-108)', async () => {
    const again = (kind: string) =>
      byTheHouse(
        `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won)
         SELECT gen_random_uuid(), 'B-209901-000001', $2, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won FROM bill WHERE contract_id = $1 AND kind = 'MONTH'`,
        [staffed.id, kind],
      );
    await expect(again('MONTH')).rejects.toThrow('bill_month_once');
    await expect(again('FINAL')).rejects.toThrow('bill_month_once');
  });

  it('a second charge of a source and month, on whatever bill', async () => {
    const again = byTheHouse(
      `INSERT INTO bill_line SELECT (SELECT id FROM bill WHERE contract_id = $2 LIMIT 1), 99, source_kind, source_id, accrual_month, item, quantity, unit_price_won, used_days, days_in_month, supply_won, vat_won, lineage
         FROM bill_line WHERE source_id = $1`,
      [staffed.itemIds[0], supplied.id],
    );
    await expect(again).rejects.toThrow('charge_once');
  });

  it('the same number for two bills, and the same reference for two entries', async () => {
    await expect(
      byTheHouse(
        `INSERT INTO bill SELECT gen_random_uuid(), bill_no, 'AD_HOC', contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, adjustment_won, payable_won FROM bill LIMIT 1`,
      ),
    ).rejects.toThrow('bill_bill_no_key');
    await expect(byTheHouse(`INSERT INTO ledger_entry SELECT gen_random_uuid(), ref, kind, accrual_month, booked_on FROM ledger_entry LIMIT 1`)).rejects.toThrow('ledger_entry_ref_key');
  });

  it('a bill whose total is not the sum of its parts', async () => {
    await expect(
      byTheHouse(
        `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won)
         SELECT gen_random_uuid(), 'B-209901-000002', 'AD_HOC', contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won + 1, payable_won FROM bill LIMIT 1`,
      ),
    ).rejects.toThrow('check constraint');
  });

  it('an entry whose postings do not sum to 0', async () => {
    const id = newId();
    const unbalanced = books.tx(async (tx) => {
      await tx.query(`INSERT INTO ledger_entry (id, ref, kind, accrual_month, booked_on) VALUES ($1, 'unbalanced', 'BILL', $2, '2026-03-31')`, [id, month]);
      await tx.query(`INSERT INTO posting VALUES ($1, 1, 'RECEIVABLE', 11000), ($1, 2, 'REVENUE_ASP_BASE', -10000)`, [id]);
    });
    await expect(unbalanced).rejects.toThrow('do not sum to 0');
    expect(await books.count(`ledger_entry WHERE ref = 'unbalanced'`)).toBe(0);
  });

  it.each([
    ['bill_line', 'supply_won = 0'],
    ['ledger_entry', `booked_on = '2026-01-01'`],
    ['posting', 'amount_won = amount_won + 1'],
    ['payout', 'total_won = total_won'],
    ['payout_line', 'supply_won = 0'],
    ['partner_invoice', 'late = true'],
    ['partner_invoice_line', `match = 'DIFFERENT'`],
  ])('a change or a deletion of %s, also by the owner of the tables', async (table, change) => {
    await expect(byTheHouse(`UPDATE ${table} SET ${change}`)).rejects.toThrow('append-only');
    await expect(byTheHouse(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    await expect(books.rows(`UPDATE ${table} SET ${change}`)).rejects.toThrow('append-only');
    await expect(books.rows(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
  });

  it.each(['bill_no', 'due_on', 'supply_won', 'contract_id', 'write_date'])('another %s on a bill that was issued; what its payer has paid goes on', async (column) => {
    await expect(byTheHouse(`UPDATE bill SET ${column} = ${column}`)).rejects.toThrow('append-only');
    await expect(byTheHouse(`DELETE FROM bill`)).rejects.toThrow('append-only');
    await byTheHouse(`UPDATE bill SET status = 'OPEN', tax_invoice_status = 'NOT_REQUESTED'`);
  });

  it('a second payout line of an accrual, and a second payout of a partner, month and pay date (X-77)', async () => {
    const payout = (on: string) => `INSERT INTO payout SELECT $1, 'P-209901-0001', partner_id, accrual_month, '${on}', supply_won, vat_won, total_won, made_at FROM payout LIMIT 1`;
    await expect(byTheHouse(payout('2026-04-24'), [newId()])).rejects.toThrow('payout_partner_id_accrual_month_pay_date_key');
    const twice = books.tx(async (tx) => {
      const id = newId();
      await tx.query(payout('2026-05-26'), [id]);
      await tx.query(`INSERT INTO payout_line SELECT $1, accrual_id, supply_won, vat_won FROM payout_line`, [id]);
    });
    await expect(twice).rejects.toThrow('payout_line_accrual_id_key');
  });

  it('a second accrual of a source and month, and an approval number in two settlements', async () => {
    await expect(
      byTheHouse(
        `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status)
         SELECT gen_random_uuid(), partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, 'CONFIRMED' FROM partner_accrual`,
      ),
    ).rejects.toThrow('accrual_once');
    await expect(byTheHouse(`INSERT INTO partner_invoice_number SELECT * FROM partner_invoice_number`)).rejects.toThrow('partner_invoice_number_pkey');
  });

  it('two runs of a month at a time', async () => {
    const running = (no: number) => byTheHouse(`INSERT INTO billing_run (id, month, run_no, kind, status, command_id, started_at) VALUES ($1, '2026-02', $2, 'DRY', 'RUNNING', $3, now())`, [newId(), no, `run ${no}`]);
    await running(1);
    await expect(running(2)).rejects.toThrow('billing_run_one_at_a_time');
  });
});

describe('beneath every query', () => {
  const seenBy = (actor: Actor, table: string, columns = 'count(*)::int AS count'): Promise<Record<string, unknown>[]> => books.tx((tx) => tx.query(`SELECT ${columns} FROM ${table}`), actor);
  const count = async (actor: Actor, table: string): Promise<unknown> => (await seenBy(actor, table))[0]?.['count'];

  it('a customer sees its own bills and their lines, and nobody else’s', async () => {
    const customer = somebodyOf('CUSTOMER', staffed.customerId);
    expect(await seenBy(customer, 'bill', 'DISTINCT customer_id')).toEqual([{ customer_id: staffed.customerId }]);
    expect(await count(customer, 'bill')).toBe(1);
    expect(await count(customer, 'bill_line')).toBe(3);
    expect(await count(somebodyOf('CUSTOMER', supplied.customerId), 'bill')).toBe(2);
  });

  it('a partner sees its own accruals, invoices and payouts, and nobody else’s', async () => {
    for (const partnerId of [staffingPartner, devicePartner]) {
      const partner = somebodyOf('PARTNER', partnerId);
      for (const table of ['partner_accrual', 'partner_invoice', 'payout']) expect(await seenBy(partner, table, 'partner_id')).toEqual([{ partner_id: partnerId }]);
      for (const table of ['partner_invoice_line', 'payout_line']) expect(await count(partner, table)).toBe(1);
    }
  });

  it.each(['billing_run', 'billing_run_page', 'billing_run_line', 'billing_run_accrual', 'billing_run_exception', 'ledger_entry', 'posting', 'partner_invoice_number', 'problem'])(
    'nobody from outside sees %s',
    async (table) => {
      for (const outsider of [somebodyOf('CUSTOMER', staffed.customerId), somebodyOf('PARTNER', staffingPartner)]) expect(await count(outsider, table)).toBe(0);
      if (!['problem', 'billing_run_exception'].includes(table)) expect(await count(systemActor, table)).toBeGreaterThan(0);
    },
  );

  it('customers see nothing of the partners’ money, partners nothing of the customers’ bills', async () => {
    for (const table of ['partner_accrual', 'partner_invoice', 'partner_invoice_line', 'payout', 'payout_line']) expect(await count(somebodyOf('CUSTOMER', staffed.customerId), table)).toBe(0);
    for (const table of ['bill', 'bill_line']) expect(await count(somebodyOf('PARTNER', staffingPartner), table)).toBe(0);
  });

  it('nobody from outside writes into the books', async () => {
    const partner = somebodyOf('PARTNER', staffingPartner);
    expect(await books.tx((tx) => tx.query(`UPDATE bill SET status = 'PAID' RETURNING 1`), partner)).toEqual([]);
    await expect(books.tx((tx) => tx.query(`INSERT INTO ledger_entry (id, ref, kind, accrual_month, booked_on) VALUES ($1, 'mine', 'PAYOUT', $2, '2026-04-24')`, [newId(), month]), partner)).rejects.toThrow('row-level security');
  });
});
