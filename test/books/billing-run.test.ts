import { beginRun } from '../../libs/books/billing-run/begin-run';
import { endRun } from '../../libs/books/billing-run/end-run';
import { runPage } from '../../libs/books/billing-run/run-page';
import { repeatDryRun } from '../../libs/books/months/repeat-dry-run';
import { billsAreIssued } from '../../libs/books/months/bills-are-issued';
import type { RunKind } from '../../libs/contract/processes';
import type { Tx } from '../../libs/database/transaction';
import { contracts } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { aMonthOfEverything } from './world/a-month-of-everything';
import { Books } from './world/books';
import { beforeStatement, killedAt, Killed } from './world/failing-at';
import { expectIssued, expectNumbersWithoutGaps, onTheBooks } from './world/on-the-books';

const month = '2026-03';
const firstBusinessDay = '2026-04-01T09:00:00';
const cutOffIsOver = '2026-04-09T00:00:00';
/** Small pages, so that a month has several. */
const perPage = 10;

const eight = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 8 }, work));

let opened: Books[] = [];
const aBook = async (fill: (tx: Tx) => Promise<unknown>): Promise<Books> => {
  const books = await Books.open(firstBusinessDay);
  opened.push(books);
  await books.tx(fill);
  return books;
};

afterEach(async () => {
  for (const books of opened) await books.close();
  opened = [];
});

describe('the run of a month', () => {
  it('issues what the dry run showed, to the last won and word (X-106)', async () => {
    const books = await aBook(aMonthOfEverything);
    await books.openMonth(month);
    const dry = await books.run(month, 'DRY', perPage);
    expect(dry).toMatchObject({ status: 'DONE', contracts: 63, waiting: 5, failed: 0 });
    await books.itIs(cutOffIsOver);
    await books.reachMoments(month);
    const final = await books.run(month, 'FINAL', perPage);
    await books.approve(month, final.totalWon);
    const issue = await books.run(month, 'ISSUE', perPage);
    const { id: _, ...sums } = final;
    expect(issue).toMatchObject(sums);
    expect(dry).toMatchObject(sums);
    await expectIssued(books, month, final.id);
    await expectNumbersWithoutGaps(books, '2026-04');
    expect(await books.count('problem')).toBe(0);
  });

  it('changes nothing when every call of it comes twice', async () => {
    const books = await aBook(aMonthOfEverything);
    const commands: [string, RunKind][] = [];
    const twice = async (kind: RunKind): Promise<void> => {
      const command = await books.command(month, kind);
      await books.carryOut(command, month, kind, perPage);
      commands.push([command, kind]);
      const before = await wholeOf(books);
      for (const [again, its] of commands) await books.carryOut(again, month, its, perPage);
      expect(await wholeOf(books)).toEqual(before);
    };
    await books.openMonth(month);
    await twice('DRY');
    await books.itIs(cutOffIsOver);
    await books.reachMoments(month);
    await twice('FINAL');
    await books.approve(month, (await books.totals(commands[1]?.[0] ?? '')).totalWon);
    await twice('ISSUE');
  });

  it('is there once when eight do every call of it at once: one bill a contract, one charge a source, numbers without gaps (X-117)', async () => {
    const books = await aBook(aMonthOfEverything);
    const eightAtOnce = async (kind: RunKind) => {
      const command = await books.command(month, kind);
      await eight(() => books.carryOut(command, month, kind, perPage));
      return books.totals(command);
    };
    await books.openMonth(month);
    await eightAtOnce('DRY');
    await books.itIs(cutOffIsOver);
    await books.reachMoments(month);
    const final = await eightAtOnce('FINAL');
    await books.approve(month, final.totalWon);
    await eightAtOnce('ISSUE');
    await expectIssued(books, month, final.id);
    await expectNumbersWithoutGaps(books, '2026-04');
    expect(await books.count(`bill WHERE kind IN ('MONTH', 'FINAL')`)).toBe(60);
    expect(await books.count('billing_run')).toBe(3);
    expect(await books.count('effect_outcome')).toBe(3);
  });

  it('is cut into pages without losing a contract at their edges', async () => {
    const books = await aBook((tx) => contracts(tx, { count: 21 }));
    await books.openMonth(month);
    const command = await books.command(month, 'DRY');
    for (const [size, pages] of [[1, 21], [7, 3], [10, 3], [20, 2], [21, 1], [22, 1]] as const) {
      const { pages: cut } = await books.tx((tx) => beginRun(tx, `of ${size}`, month, 'DRY', size));
      expect(cut).toBe(pages);
    }
    await books.carryOut(command, month, 'DRY', 20);
    expect(await books.totals(command)).toMatchObject({ contracts: 21, lines: 42 });
  });
});

/** Every row of the month, but for what reading and waiting leaves. */
const wholeOf = async (books: Books): Promise<unknown> => {
  const tables = ['billing_run', 'billing_run_page', 'billing_run_line', 'billing_run_accrual', 'billing_run_exception', 'bill', 'bill_line', 'ledger_entry', 'posting', 'partner_accrual', 'run', 'run_event', 'task', 'effect', 'effect_outcome', 'document_number', 'problem'];
  const whole: Record<string, unknown> = {};
  for (const table of tables) whole[table] = await books.rows(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
  return whole;
};

describe('a run that is killed', () => {
  /** Does a call again and again, each time killed one statement later, until it comes through; nothing may be left of what was killed. */
  const killedEverywhere = async (books: Books, call: (tx: Tx) => Promise<unknown>): Promise<number> => {
    const before = await wholeOf(books);
    for (let at = 1; ; at += 1) {
      let statements = 0;
      const done = books.tx(async (tx) => {
        const dying = killedAt(tx, at);
        await call(dying.tx);
        statements = dying.count();
      });
      const killed = await done.then(() => false, (error: unknown) => error instanceof Killed || Promise.reject(error));
      if (!killed) return statements;
      expect(await wholeOf(books)).toEqual(before);
    }
  };

  const killedInEveryCall = async (books: Books, kind: RunKind) => {
    const command = await books.command(month, kind);
    const statements = [await killedEverywhere(books, (tx) => beginRun(tx, command, month, kind, 40))];
    for (const page of [0, 1]) statements.push(await killedEverywhere(books, (tx) => runPage(tx, command, page)));
    statements.push(await killedEverywhere(books, (tx) => endRun(tx, books.desk, command)));
    expect(Math.min(...statements)).toBeGreaterThan(3);
    return books.totals(command);
  };

  it('before whichever statement of whichever call, and goes on: comes to the same as one that was left in peace', async () => {
    const books = await aBook(aMonthOfEverything);
    await books.openMonth(month);
    await killedInEveryCall(books, 'DRY');
    await books.itIs(cutOffIsOver);
    await books.reachMoments(month);
    const final = await killedInEveryCall(books, 'FINAL');
    await books.approve(month, final.totalWon);
    await killedInEveryCall(books, 'ISSUE');
    await expectIssued(books, month, final.id);
    await expectNumbersWithoutGaps(books, '2026-04');

    const inPeace = await aBook(aMonthOfEverything);
    await inPeace.approved(month, cutOffIsOver);
    await inPeace.run(month, 'ISSUE');
    expect(await onTheBooks(books, month)).toEqual(await onTheBooks(inPeace, month));
  });

  it('because its connection is cut in the middle of a page, leaves nothing of the page and does it again', async () => {
    const books = await aBook(aMonthOfEverything);
    const final = await books.approved(month, cutOffIsOver, perPage);
    const command = await books.command(month, 'ISSUE');
    await books.tx((tx) => beginRun(tx, command, month, 'ISSUE', perPage));
    await books.tx((tx) => runPage(tx, command, 0));
    const first = await books.count('bill');
    const cut = books.tx(async (tx) => {
      const { pid } = (await tx.one<{ pid: number }>('SELECT pg_backend_pid() AS pid')) ?? { pid: 0 };
      const inTheMiddle = beforeStatement(tx, (sql) => sql.startsWith('INSERT INTO ledger_entry'), async () => void (await books.rows('SELECT pg_terminate_backend($1)', [pid])));
      await runPage(inTheMiddle.tx, command, 1);
    });
    await expect(cut).rejects.toThrow(/terminat|connection/i);
    expect(await books.count('bill')).toBe(first);
    await books.carryOut(command, month, 'ISSUE', perPage);
    await expectIssued(books, month, final.id);
    await expectNumbersWithoutGaps(books, '2026-04');
  });

  it('between its last page and its end, is ended by whoever comes next', async () => {
    const books = await aBook((tx) => contracts(tx, { count: 30 }));
    const final = await books.approved(month, cutOffIsOver, perPage);
    const command = await books.command(month, 'ISSUE');
    const { pages } = await books.tx((tx) => beginRun(tx, command, month, 'ISSUE', perPage));
    for (const page of Array.from({ length: pages }).keys()) {
      await expect(books.tx((tx) => endRun(tx, books.desk, command))).rejects.toThrow('are not done');
      await books.tx((tx) => runPage(tx, command, page));
    }
    await books.carryOut(command, month, 'ISSUE', perPage);
    expect(await books.totals(command)).toMatchObject({ status: 'DONE', contracts: 30 });
    await expectIssued(books, month, final.id);
  });

  it('because the dry run is asked for once more, is dropped: nobody asks for it for ever, and the month goes on (X-106)', async () => {
    const books = await aBook((tx) => contracts(tx, { count: 3 }));
    await books.openMonth(month);
    await books.run(month, 'DRY');
    const older = await books.command(month, 'FINAL');
    await books.tx((tx) => beginRun(tx, older, month, 'FINAL'));
    await books.as('consulting', (tx) => repeatDryRun(tx, books.desk, month, { reason: '단가 정정', idempotencyKey: 'again' }));
    await books.run(month, 'DRY');
    await books.carryOut(older, month, 'FINAL');
    expect(await books.totals(older)).toMatchObject({ status: 'ABANDONED' });
    expect(await books.command(month, 'FINAL')).not.toBe(older);
    await books.approve(month, (await books.run(month, 'FINAL')).totalWon);
    expect(await books.run(month, 'ISSUE')).toMatchObject({ contracts: 3, lines: 6 });
  });
});

describe('what is on a bill', () => {
  const issued = async (fill: (tx: Tx) => Promise<unknown>): Promise<Books> => {
    const books = await aBook(fill);
    await books.approved(month, cutOffIsOver);
    await books.run(month, 'ISSUE');
    return books;
  };
  const bills = (books: Books) =>
    books.rows<{ kind: string; writeDate: string; issueBy: string; issuedOn: string; dueOn: string; supplyWon: bigint; items: string[] }>(
      `SELECT kind, write_date AS "writeDate", issue_by AS "issueBy", issued_on AS "issuedOn", due_on AS "dueOn", supply_won AS "supplyWon",
         ARRAY(SELECT item FROM bill_line l WHERE l.bill_id = b.id ORDER BY line_no) AS items FROM bill b ORDER BY id`,
    );

  it('a contract from the 10th of March pays 22 of 31 days, floored per line (F-03, X-62)', async () => {
    const books = await issued((tx) => contracts(tx, { billingStartOn: '2026-03-10' }));
    // 4,800,000 × 22/31 + 1,530,000 × 22/31
    expect(await bills(books)).toEqual([
      { kind: 'MONTH', writeDate: '2026-03-31', issueBy: '2026-04-10', issuedOn: '2026-04-01', dueOn: '2026-04-27', supplyWon: 3_406_451n + 1_085_806n, items: ['ASP_BASE', 'AGENT_APP_BASIC'] },
    ]);
  });

  it('the line without its evidence waits, not its contract (X-106)', async () => {
    const books = await issued(async (tx) => {
      const staffed = await contracts(tx);
      await staffing(tx, staffed);
      await oneOffs(tx, staffed, { requestedOn: null });
    });
    expect(await bills(books)).toMatchObject([{ kind: 'MONTH', supplyWon: 6_330_000n, items: ['ASP_BASE', 'AGENT_APP_BASIC'] }]);
    const waiting = await books.rows(`SELECT DISTINCT kind, source_kind, reason FROM billing_run_exception ORDER BY source_kind`);
    expect(waiting).toEqual([
      { kind: 'WAITS', source_kind: 'ONE_OFF_ITEM', reason: 'billing-request-missing' },
      { kind: 'WAITS', source_kind: 'STAFFING', reason: 'attendance-missing' },
    ]);
  });

  it('a delivery accepted before the service opened is billed in its month, on its own bill (X-92, X-108)', async () => {
    const books = await issued(async (tx) => oneOffs(tx, await contracts(tx, { billingStartOn: null }), { acceptedOn: '2026-03-12' }));
    expect(await bills(books)).toMatchObject([{ kind: 'ONE_OFF', writeDate: '2026-03-12', supplyWon: 2_550_000n, items: ['DEVICE'] }]);
  });

  it('a delivery of the month before or after is not of this month (X-92)', async () => {
    const books = await issued(async (tx) => {
      const there = await contracts(tx);
      await oneOffs(tx, there, { acceptedOn: '2026-02-28' });
      await oneOffs(tx, there, { acceptedOn: '2026-03-31' });
      await oneOffs(tx, there, { acceptedOn: '2026-04-01', requestedOn: '2026-04-01' });
    });
    expect((await bills(books)).map(({ kind, writeDate }) => [kind, writeDate])).toEqual([['MONTH', '2026-03-31'], ['ONE_OFF', '2026-03-31']]);
  });

  it('the month of the last day makes a final bill, written on that day, and no month bill beside it (X-65, X-108)', async () => {
    const books = await issued((tx) => contracts(tx, { terminatedOn: '2026-03-20' }));
    // 4,800,000 × 20/31 + 1,530,000 × 20/31
    expect(await bills(books)).toMatchObject([{ kind: 'FINAL', writeDate: '2026-03-20', issueBy: '2026-04-10', supplyWon: 3_096_774n + 987_096n }]);
  });

  it('a payer’s day is the 25th, the 20th or the end of M+1, or the 5th, 10th or 15th of M+2, moved to the next open day (X-88)', async () => {
    const books = await issued(async (tx) => {
      for (const payerDueDay of ['25', '20', 'MONTH_END', '5', '10', '15']) await contracts(tx, { payerDueDay });
    });
    expect((await bills(books)).map((bill) => bill.dueOn)).toEqual(['2026-04-27', '2026-04-20', '2026-04-30', '2026-05-06', '2026-05-11', '2026-05-15']);
  });

  it('what the partner earns follows the evidence of the same month, at the partner’s price (F-19, X-92)', async () => {
    const books = await issued(async (tx) => {
      const there = await contracts(tx);
      await staffing(tx, there);
      await attendance(tx, there);
      await oneOffs(tx, there);
    });
    const earned = await books.rows(`SELECT item, supply_won, vat_won, status, booked_at IS NOT NULL AS booked FROM partner_accrual ORDER BY item`);
    // 30 × 70,000; 2,400,000 × (21/21 + 14/21)
    expect(earned).toEqual([
      { item: 'DEVICE', supply_won: 2_100_000n, vat_won: 210_000n, status: 'CONFIRMED', booked: true },
      { item: 'STAFFING', supply_won: 4_000_000n, vat_won: 400_000n, status: 'CONFIRMED', booked: true },
    ]);
  });
});

describe('evidence that comes after the cut-off', () => {
  it('is not on the month’s bill, and its line is still known as waiting; what came on the cut-off day is (X-106)', async () => {
    const books = await aBook(async (tx) => {
      const there = await contracts(tx, { count: 2 });
      await staffing(tx, there);
      await attendance(tx, there.slice(0, 1), { submittedOn: '2026-04-08' });
      await attendance(tx, there.slice(1), { submittedOn: '2026-04-09' });
      await oneOffs(tx, there.slice(0, 1), { requestedOn: '2026-04-08' });
      await oneOffs(tx, there.slice(1), { requestedOn: '2026-04-09' });
    });
    const final = await books.approved(month, cutOffIsOver);
    expect(final).toMatchObject({ lines: 6, waiting: 2 });
    await books.run(month, 'ISSUE');
    await expectIssued(books, month, final.id);
    expect(await books.rows(`SELECT DISTINCT c.contract_no, e.source_kind FROM billing_run_exception e JOIN contract c ON c.id = e.contract_id WHERE e.run_id = $1 AND e.kind = 'WAITS' ORDER BY 2`, [final.id])).toEqual([
      { contract_no: 'C-2025-000002', source_kind: 'ONE_OFF_ITEM' },
      { contract_no: 'C-2025-000002', source_kind: 'STAFFING' },
    ]);
  });

  it('does not hold up its contract when it comes between the approval and the issue (X-106)', async () => {
    let staffed: Awaited<ReturnType<typeof contracts>> = [];
    const books = await aBook(async (tx) => {
      staffed = await contracts(tx);
      await staffing(tx, staffed);
    });
    const final = await books.approved(month, cutOffIsOver);
    await books.tx((tx) => attendance(tx, staffed, { submittedOn: '2026-04-09' }));
    expect(await books.run(month, 'ISSUE')).toMatchObject({ lines: 2, waiting: 1, failed: 0 });
    await expectIssued(books, month, final.id);
    expect(await books.count('problem')).toBe(0);
  });
});

describe('a contract that is not as it should be', () => {
  it('changed between the final run and the issue: it is parked with a problem, all others are billed (X-106)', async () => {
    let changed: readonly string[] = [];
    const books = await aBook(async (tx) => {
      const there = await contracts(tx, { count: 12 });
      changed = [there[3], there[7]].flatMap((contract) => contract?.id ?? []);
    });
    await books.approved(month, cutOffIsOver);
    await books.rows(`UPDATE contract_item SET quantity = 31 WHERE contract_id = $1 AND item = 'ASP_BASE'`, [changed[0]]);
    await books.rows(`UPDATE contract SET terminated_on = '2026-02-28' WHERE id = $1`, [changed[1]]);
    const issue = await books.run(month, 'ISSUE');
    expect(await books.count('bill')).toBe(10);
    expect(await books.count('bill WHERE contract_id = ANY ($1)', [changed])).toBe(0);
    const parked = await books.rows<{ contract_id: string; reason: string }>(`SELECT DISTINCT contract_id, reason FROM billing_run_exception WHERE run_id = $1 AND kind = 'DIFFERS' ORDER BY contract_id, reason`, [issue.id]);
    expect(new Set(parked.map((row) => row.contract_id))).toEqual(new Set(changed));
    const [problem] = await books.rows<{ kind: string; subject_id: string; detail: { contracts: string[] } }>('SELECT kind, subject_id, detail FROM problem');
    expect(problem).toMatchObject({ kind: 'billing-run.differs', subject_id: month });
    expect(new Set(problem?.detail.contracts)).toEqual(new Set(changed));
    await expectNumbersWithoutGaps(books, '2026-04');
  });

  it('parked and put right: a second issue bills it, and nothing else again (X-110)', async () => {
    const books = await aBook((tx) => contracts(tx, { count: 12 }));
    const final = await books.approved(month, cutOffIsOver);
    const change = (quantity: number) => books.rows(`UPDATE contract_item SET quantity = $1 WHERE item = 'ASP_BASE' AND contract_id = (SELECT id FROM contract ORDER BY id LIMIT 1)`, [quantity]);
    await change(31);
    await books.run(month, 'ISSUE');
    await change(30);
    await books.tx((tx) => beginRun(tx, 'a run of its own', month, 'ISSUE'));
    await books.tx((tx) => runPage(tx, 'a run of its own', 0));
    expect(await books.count(`billing_run_exception e JOIN billing_run r ON r.id = e.run_id WHERE r.command_id = 'a run of its own'`)).toBe(0);
    await expectIssued(books, month, final.id);
    await expectNumbersWithoutGaps(books, '2026-04');
  });

  it('parked: nobody is asked to hand over a tax invoice that was not issued (S1-066)', async () => {
    const books = await aBook((tx) => contracts(tx, { count: 2, payerWantsPaper: true }));
    await books.approved(month, cutOffIsOver);
    await books.rows(`UPDATE contract_item SET quantity = 31 WHERE item = 'ASP_BASE' AND contract_id = (SELECT id FROM contract ORDER BY id LIMIT 1)`);
    await books.run(month, 'ISSUE');
    while (await books.tx((tx) => billsAreIssued(tx, books.desk, month)));
    expect(await books.rows(`SELECT c.contract_no FROM task t JOIN run r ON r.id = t.run_id JOIN contract c ON c.id = r.contract_id WHERE t.step = 'hand-over-tax-invoice'`)).toEqual([{ contract_no: 'C-2025-000002' }]);
  });

  it('cannot be computed: it is left out by name and does not stop the others (X-110)', async () => {
    let wrong = '';
    const books = await aBook(async (tx) => {
      const staffed = await contracts(tx, { count: 5 });
      await staffing(tx, staffed);
      await attendance(tx, staffed.slice(0, 4));
      // 22 of 21 days, as no form would let it in
      await attendance(tx, staffed.slice(4), { attendedDays: [22, 1] });
      wrong = staffed[4]?.id ?? '';
    });
    await books.openMonth(month);
    expect(await books.run(month, 'DRY')).toMatchObject({ contracts: 5, failed: 1, waiting: 0 });
    expect(await books.openTask('review-billing-exceptions')).toBeDefined();
    const final = await books.run(month, 'FINAL');
    await books.approve(month, final.totalWon);
    expect(await books.run(month, 'ISSUE')).toMatchObject({ failed: 1 });
    expect(await books.count('bill')).toBe(4);
    expect(await books.rows(`SELECT contract_id, reason FROM billing_run_exception WHERE run_id = $1`, [final.id])).toEqual([{ contract_id: wrong, reason: 'attendance.days-out-of-range' }]);
    await expectIssued(books, month, final.id);
  });

  it('has a due date beyond the calendar: it is left out by name, with a problem, and does not stop the others (X-88, X-110)', async () => {
    let wrong = '';
    const books = await aBook(async (tx) => {
      const there = await contracts(tx, { count: 4 });
      await oneOffs(tx, there.slice(0, 1), { dueOn: '2035-01-02' });
      wrong = there[0]?.id ?? '';
    });
    await books.approved(month, cutOffIsOver);
    const issue = await books.run(month, 'ISSUE');
    expect(await books.count('bill')).toBe(3);
    expect(await books.rows(`SELECT contract_id, kind, reason FROM billing_run_exception WHERE run_id = $1 AND kind = 'FAILED'`, [issue.id])).toEqual([{ contract_id: wrong, kind: 'FAILED', reason: 'calendar.beyond-rows' }]);
    expect(await books.count(`problem WHERE kind = 'billing-run.differs' AND subject_id = $1`, [month])).toBe(1);
  });
});
