import { awaitFirstMonth, startDueMonths } from '../../libs/books/months/await-month';
import { openContractMonths, openMonth } from '../../libs/books/months/open-month';
import { monthlyCloseId, startDueMonthsScheduleId } from '../../libs/contract/processes';
import { contracts } from '../builders/contracts';
import { staffing } from '../builders/staffing';
import { soon } from '../world/soon';
import { refusalOf } from '../world/test-office';
import { Books } from './world/books';
import { keepHistory } from './world/keep-history';
import { OfficeAtWork } from './world/office-at-work';

const march = '2026-03';

const eight = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 8 }, work));

describe('a month', () => {
  let books: Books;

  beforeEach(async () => {
    books = await Books.open('2026-03-31T09:00:00');
    await books.rows(`DELETE FROM moment WHERE run_id IS NULL`);
  });

  afterEach(() => books?.close());

  const awaited = () => books.rows(`SELECT workflow_id, to_char(at AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD HH24:MI') AS at, done_at IS NOT NULL AS done FROM moment WHERE run_id IS NULL ORDER BY at`);
  const pokes = async () => (await books.rows<{ count: number }>(`WITH delivered AS (DELETE FROM poke RETURNING 1) SELECT count(*)::int AS count FROM delivered`))[0]?.count;
  const open = (month: string) => books.tx((tx) => openMonth(tx, books.desk, month));

  it('is waited for from the installation on: the one in which it begins (X-106)', async () => {
    await eight(() => books.tx(awaitFirstMonth));
    expect(await awaited()).toEqual([{ workflow_id: monthlyCloseId(march), at: '2026-04-01 00:00', done: false }]);
  });

  it('opens once, though eight open it at once, with its close, its settlement and the wait for the next', async () => {
    await books.tx(awaitFirstMonth);
    await books.itIs('2026-04-01T00:00:00');
    await eight(() => open(march));
    await open(march);
    expect(await books.rows(`SELECT plan_key, workflow_id FROM run ORDER BY plan_key`)).toEqual([
      { plan_key: 'monthly-close', workflow_id: 'monthly-close-2026-03' },
      { plan_key: 'partner-settlement', workflow_id: 'partner-settlement-2026-03' },
    ]);
    // The 1st of May 2026 is Labour Day.
    expect(await awaited()).toEqual([
      { workflow_id: 'monthly-close-2026-03', at: '2026-04-01 00:00', done: true },
      { workflow_id: 'monthly-close-2026-04', at: '2026-05-04 00:00', done: false },
    ]);
    expect(await books.count('effect')).toBe(1);
  });

  it('puts attendance and paper on desks once, for the contracts that have them in this month', async () => {
    await books.tx(async (tx) => {
      await contracts(tx, { count: 2 });
      await staffing(tx, await contracts(tx, { count: 2 }));
      await contracts(tx, { payerWantsPaper: true });
      await staffing(tx, await contracts(tx, { terminatedOn: '2026-02-28' }));
      await staffing(tx, await contracts(tx, { billingStartOn: '2026-04-01' }), { from: '2026-04-01' });
      await staffing(tx, await contracts(tx), { to: '2026-02-28' });
      await staffing(tx, await contracts(tx, { billingStartOn: '2026-03-31' }), { from: '2026-03-31' });
    });
    await eight(() => books.tx((tx) => openContractMonths(tx, books.desk, march)));
    const opened = await books.rows(`SELECT c.contract_no, r.state -> 'facts' -> 'staffed' AS staffed FROM run r JOIN contract c ON c.id = r.contract_id WHERE r.plan_key = 'contract-month' ORDER BY 1`);
    expect(opened).toEqual([
      { contract_no: 'C-2025-000003', staffed: true },
      { contract_no: 'C-2025-000004', staffed: true },
      { contract_no: 'C-2025-000005', staffed: false },
      { contract_no: 'C-2025-000009', staffed: true },
    ]);
    expect(await books.count(`task WHERE step = 'submit-attendance'`)).toBe(3);
  });

  it('is poked when its day has come, not before and not once it has opened', async () => {
    await books.tx(awaitFirstMonth);
    await books.itIs('2026-03-31T23:59:59');
    expect([await books.tx(startDueMonths), await pokes()]).toEqual([0, 0]);
    await books.itIs('2026-04-01T00:00:00');
    expect([await books.tx(startDueMonths), await pokes()]).toEqual([1, 1]);
    await open(march);
    await pokes();
    expect([await books.tx(startDueMonths), await pokes()]).toEqual([0, 0]);
    await books.itIs('2026-05-04T00:00:00');
    expect([await books.tx(startDueMonths), await pokes()]).toEqual([1, 1]);
  });

  it('of an installation without contracts ends without asking anybody', async () => {
    await books.itIs('2026-04-01T09:00:00');
    await books.openMonth(march);
    expect(await books.run(march, 'DRY')).toMatchObject({ contracts: 0, lines: 0 });
    expect(await books.run(march, 'FINAL')).toMatchObject({ contracts: 0, totalWon: 0n });
    expect(await books.rows(`SELECT ended FROM run WHERE plan_key = 'monthly-close'`)).toEqual([{ ended: 'COMPLETED' }]);
    expect(await books.count('task')).toBe(0);
  });
});

describe('Temporal’s schedule', () => {
  let house: OfficeAtWork;

  beforeAll(async () => {
    house = await OfficeAtWork.open('2026-09-30T09:00:00');
  });

  afterAll(() => house?.close());

  /** What the schedule does each morning, now; answers the workflow that asked. */
  const morning = async (): Promise<string> => {
    const schedule = house.temporal.schedule.getHandle(startDueMonthsScheduleId);
    const before = (await soon(() => schedule.describe().catch(() => undefined), 'the schedule')).info.numActionsTaken;
    await schedule.trigger();
    const { info } = await soon(async () => {
      const described = await schedule.describe();
      return described.info.numActionsTaken > before && described;
    }, 'the schedule has asked');
    const { workflowId } = info.recentActions.at(-1)?.action.workflow ?? { workflowId: '' };
    await house.temporal.workflow.getHandle(workflowId).result();
    return workflowId;
  };

  it('only pokes: which month begins, business time says', async () => {
    await morning();
    expect(await refusalOf(house.month('2026-09'))).toBe('month.not-open');
    await house.office.itIs('2026-10-01T00:01:00');
    const asked = await morning();
    await soon(async () => (await refusalOf(house.month('2026-09'))) === undefined, 'September is opened');
    expect(await refusalOf(house.month('2026-10'))).toBe('month.not-open');
    expect(await keepHistory(house.temporal, asked, 'startDueMonths')).toBeGreaterThan(5);
  });
});
