/** Whatever reads rows beneath every right: the books of a test, or an office. */
export interface Readable {
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const count = async (books: Readable, from: string, parameters: readonly unknown[] = []): Promise<number> =>
  (await books.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`, parameters))[0]?.count ?? 0;

/** What a month's issue left, told without the ids and numbers that chance gave: two ways to it must come to the same. */
export async function onTheBooks(books: Readable, month: string): Promise<unknown> {
  const bills = await books.rows(
    `SELECT c.contract_no, b.kind, b.write_date, b.issue_by, b.issued_on, b.due_on, b.supply_won, b.vat_won, b.payable_won,
       (SELECT jsonb_agg(jsonb_build_array(l.item, l.quantity, l.unit_price_won, l.used_days, l.supply_won, l.vat_won, l.lineage -> 'arithmetic' ->> 'ko') ORDER BY l.line_no) FROM bill_line l WHERE l.bill_id = b.id) AS lines
     FROM bill b JOIN contract c ON c.id = b.contract_id WHERE b.accrual_month = $1 ORDER BY c.contract_no, b.kind`,
    [month],
  );
  const accruals = await books.rows(
    `SELECT c.contract_no, o.code, a.item, a.quantity, a.supply_won, a.vat_won, a.status, a.booked_at IS NOT NULL AS booked
       FROM partner_accrual a JOIN contract c ON c.id = a.contract_id JOIN organisation o ON o.id = a.partner_id WHERE a.accrual_month = $1 ORDER BY c.contract_no, a.item`,
    [month],
  );
  return { bills, accruals, balances: await balances(books, month) };
}

const balances = (books: Readable, month: string): Promise<{ account: string; won: bigint }[]> =>
  books.rows(`SELECT p.account, sum(p.amount_won)::bigint AS won FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE e.accrual_month = $1 GROUP BY 1 ORDER BY 1`, [month]);

/** Columns of a line that a run and its bills must share. */
const line = `source_kind, source_id, item, quantity, unit_price_won, used_days, days_in_month, supply_won, vat_won, lineage`;

/** Lines that only one side of the two knows: the final run, and the bills that were issued. */
async function linesOfOneSideOnly(books: Readable, month: string, finalRunId: string): Promise<number> {
  const approved = `SELECT contract_id, ${line} FROM billing_run_line WHERE run_id = $1`;
  const issued = `SELECT b.contract_id, ${line.replaceAll(/(\w+)/g, 'l.$1')} FROM bill b JOIN bill_line l ON l.bill_id = b.id WHERE b.accrual_month = $2`;
  return count(books, `((${approved} EXCEPT ${issued}) UNION ALL (${issued} EXCEPT ${approved})) AS one_side`, [finalRunId, month]);
}

const numbersOf = async (books: Readable): Promise<readonly string[]> => (await books.rows<{ bill_no: string }>(`SELECT bill_no FROM bill ORDER BY bill_no`)).map((row) => row.bill_no);

/** `B-202604-000001` to the last, without a gap. */
export async function expectNumbersWithoutGaps(books: Readable, monthOfIssue: string): Promise<void> {
  const numbers = await numbersOf(books);
  expect(numbers).toEqual(numbers.map((_, at) => `B-${monthOfIssue.replace('-', '')}-${String(at + 1).padStart(6, '0')}`));
}

/** Every bill is the sum of its lines, the ledger sums to 0, receivable is what is to be paid, revenue is what is on the lines. */
export async function expectBalancedLedger(books: Readable, month: string): Promise<void> {
  const off = await count(
    books,
    `bill b CROSS JOIN LATERAL (SELECT sum(supply_won) AS supply, sum(vat_won) AS vat FROM bill_line WHERE bill_id = b.id) l WHERE b.supply_won IS DISTINCT FROM l.supply OR b.vat_won IS DISTINCT FROM l.vat`,
  );
  expect(off).toBe(0);
  const account = new Map((await balances(books, month)).map((row) => [row.account, row.won]));
  const lines = await books.rows<{ account: string; won: bigint }>(`SELECT 'REVENUE_' || item AS account, -sum(supply_won)::bigint AS won FROM bill_line WHERE accrual_month = $1 GROUP BY 1`, [month]);
  const [sums] = await books.rows<{ payable: bigint; vat: bigint }>(`SELECT coalesce(sum(payable_won), 0)::bigint AS payable, coalesce(sum(vat_won), 0)::bigint AS vat FROM bill WHERE accrual_month = $1`, [month]);
  const revenue = [...account].filter(([name]) => name.startsWith('REVENUE_'));
  expect(new Map(revenue)).toEqual(new Map(lines.map((row) => [row.account, row.won])));
  expect({ payable: account.get('RECEIVABLE') ?? 0n, vat: -(account.get('VAT_PAYABLE') ?? 0n) }).toEqual(sums);
  expect([...account.values()].reduce((sum, won) => sum + won, 0n)).toBe(0n);
}

/** What partners earned is booked once, cost against what is owed. */
export async function expectBookedAccruals(books: Readable, month: string): Promise<void> {
  const account = new Map((await balances(books, month)).map((row) => [row.account, row.won]));
  const [sums] = await books.rows<{ won: bigint }>(`SELECT coalesce(sum(supply_won), 0)::bigint AS won FROM partner_accrual WHERE accrual_month = $1`, [month]);
  const cost = [...account].filter(([name]) => name.startsWith('PARTNER_COST_')).reduce((sum, [, won]) => sum + won, 0n);
  expect({ cost, owed: -(account.get('PARTNER_ACCRUED') ?? 0n) }).toEqual({ cost: sums?.won, owed: sums?.won });
}

/** The run is its dry run, whole: the same lines to the last word of their arithmetic, once each. */
export async function expectIssued(books: Readable, month: string, finalRunId: string): Promise<void> {
  expect(await linesOfOneSideOnly(books, month, finalRunId)).toBe(0);
  expect(await count(books, 'bill_line')).toBe(await count(books, 'billing_run_line WHERE run_id = $1', [finalRunId]));
  await expectBalancedLedger(books, month);
  await expectBookedAccruals(books, month);
}
