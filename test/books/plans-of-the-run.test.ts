import { beginRun } from '../../libs/books/billing-run/begin-run';
import { endRun } from '../../libs/books/billing-run/end-run';
import { runPage } from '../../libs/books/billing-run/run-page';
import { writeEntries } from '../../libs/books/ledger';
import type { RunKind } from '../../libs/contract/processes';
import { systemActor } from '../../libs/contract/sides';
import { dataSourceFor } from '../../libs/database/data-source';
import { newId } from '../../libs/database/ids';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { contracts } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { Books } from './world/books';

const month = '2026-03';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Tables that grow with the contracts. */
const large = new Set(['contract', 'contract_item', 'staffing', 'attendance_sheet', 'one_off_item', 'bill', 'bill_line', 'billing_run_line', 'billing_run_accrual', 'partner_accrual', 'partner_invoice_line', 'ledger_entry', 'posting']);

/** A join that walks a large table from end to end for every row of its other side: its time grows with the square of the contracts. */
const isQuadratic = (plan: Plan): boolean =>
  plan['Node Type'] === 'Nested Loop' && nodesOf(plan.Plans?.[1] ?? plan).some((inner) => inner['Node Type'] === 'Seq Scan' && large.has(inner['Relation Name'] ?? ''));

/** The same transaction, which explains every statement before it does it; answers those that are planned badly. */
function explaining(tx: Tx): { readonly tx: Tx; readonly bad: string[]; count(): number } {
  const bad: string[] = [];
  let count = 0;
  const query = async <Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> => {
    if (/^\s*(WITH|SELECT|INSERT|UPDATE|DELETE)/.test(sql)) {
      count += 1;
      const [row] = await tx.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${sql}`, parameters);
      if (row?.['QUERY PLAN'].some(({ Plan: plan }) => nodesOf(plan).some(isQuadratic))) bad.push(sql.trim().slice(0, 200));
    }
    return tx.query<Row>(sql, parameters);
  };
  return { tx: { ...tx, query, one: async <Row>(sql: string, parameters?: readonly unknown[]) => (await query<Row>(sql, parameters))[0] }, bad, count: () => count };
}

let books: Books;

beforeEach(async () => {
  books = await Books.open('2026-04-01T09:00:00');
  await books.tx(async (tx) => {
    await contracts(tx, { count: 1_500 });
    const staffed = await contracts(tx, { count: 1_000 });
    await staffing(tx, staffed);
    await attendance(tx, staffed);
    await oneOffs(tx, staffed);
  });
  await books.rows('ANALYZE');
  await books.openMonth(month);
});

afterEach(() => books?.close());

/** Carries out a command and answers the statements that would not stay linear. */
async function badPlansOf(kind: RunKind): Promise<readonly string[]> {
  const command = await books.command(month, kind);
  const { pages } = await books.tx((tx) => beginRun(tx, command, month, kind, 1_250));
  const works = [...Array.from({ length: pages }, (_, page) => (tx: Tx) => runPage(tx, command, page)), (tx: Tx) => endRun(tx, books.desk, command)];
  const bad: string[] = [];
  for (const work of works)
    await books.tx(async (tx) => {
      const explained = explaining(tx);
      await work(explained.tx);
      expect(explained.count()).toBeGreaterThan(3);
      bad.push(...explained.bad);
    });
  return bad;
}

describe('every statement of a run grows with the contracts, not with their square', () => {
  it.each([
    ['while no statistics know what was written', async () => {}],
    ['when statistics know the runs of before and not the one that is made', async () => void (await books.rows('ANALYZE'))],
  ])('%s', async (_, analyse) => {
    const bad: string[] = [];
    bad.push(...(await badPlansOf('DRY')));
    await analyse();
    bad.push(...(await badPlansOf('FINAL')));
    await books.approve(month, (await books.rows<{ total: bigint }>(`SELECT total_won AS total FROM billing_run WHERE kind = 'FINAL'`))[0]?.total ?? 0n);
    await analyse();
    bad.push(...(await badPlansOf('ISSUE')));
    expect(bad).toEqual([]);
  });
});

describe('a session that wrote a few rows while the tables were almost empty', () => {
  it('checks the foreign keys of a whole page by index all the same', async () => {
    await badPlansOf('DRY');
    await badPlansOf('FINAL');
    await books.approve(month, (await books.rows<{ total: bigint }>(`SELECT total_won AS total FROM billing_run WHERE kind = 'FINAL'`))[0]?.total ?? 0n);
    const command = await books.command(month, 'ISSUE');
    await books.tx((tx) => beginRun(tx, command, month, 'ISSUE', 2_500));
    const session = await dataSourceFor(books.url, 1).initialize();
    try {
      const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(session, systemActor, work);
      // A plan is kept from the sixth time on.
      for (let n = 1; n <= 8; n += 1) await asSystem((tx) => writeEntries(tx, [{ id: newId(), ref: `early ${n}`, kind: 'BILL', accrualMonth: month, bookedOn: '2026-03-31', postings: [{ account: 'RECEIVABLE', amountWon: 1n }, { account: 'BANK', amountWon: -1n }] }]));
      const read = await asSystem(async (tx) => {
        await runPage(tx, command, 0);
        return tx.query<{ table: string; rows: number }>(`SELECT relname AS table, seq_tup_read::int AS rows FROM pg_stat_xact_user_tables WHERE relname IN ('ledger_entry', 'bill', 'bill_line') ORDER BY 1`);
      });
      expect(read).toHaveLength(3);
      expect(Math.max(...read.map(({ rows }) => rows))).toBeLessThan(1_000);
    } finally {
      await session.destroy();
    }
  });
});
