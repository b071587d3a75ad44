import { Client as Temporal, Connection } from '@temporalio/client';
import { startWorker } from '../../apps/worker/worker';
import type { Facts } from '../../libs/domain/process/step-plan';
import { wholeDatabase } from '../api/world/whole-database';
import { eventLogRebuildsTheState } from '../world/event-log-rebuilds-the-state';
import { soon } from '../world/soon';
import { byCase, rowsOf, stepsBeforeTheirPredecessors, stepsByAWrongRole, tasksWithoutAnEnd, type Row } from './world/event-log';
import { LoadedHouse } from './world/loaded-house';

let loaded: LoadedHouse;
let csv: string;
let log: readonly Row[];

const list = async <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => (await loaded.rows<{ one: T }>(`SELECT one FROM (${sql}) AS l (one)`, parameters)).map(({ one }) => one);

beforeAll(async () => {
  loaded = await LoadedHouse.upTo('2026-11-26');
  csv = await (await loaded.as('legal')).text('/api/event-log.csv');
  log = rowsOf(csv);
}, 300_000);
afterAll(() => loaded?.close(), 60_000);

describe('the sample order book, whose set-up was killed on the way and came up again', () => {
  it('has some sixty orders, each once, in every status that an order comes to', async () => {
    expect(loaded.answer.sampleOrders?.orders).toBe(63);
    expect(await loaded.rows(`SELECT count(*)::int AS orders, count(DISTINCT customer_id)::int AS customers FROM customer_order`)).toEqual([{ orders: 63, customers: 63 }]);
    expect(await list(`SELECT DISTINCT status FROM customer_order ORDER BY 1`)).toEqual([
      'ACCEPTED', 'APPROVED', 'BILLING_REQUESTED', 'CANCELLED', 'CLOSED', 'DOCS_INCOMPLETE', 'DRAFT', 'INSPECTION', 'IN_ACTIVATION', 'IN_APPROVAL', 'OPEN', 'RECEIVED', 'REJECTED', 'SO_PROCESSED', 'SUBMITTED',
    ]);
  });

  it('leaves business time at its end, no problem for a person, and nothing for the machines but what is to come', async () => {
    expect(await loaded.rows(`SELECT now_at AS now, moving_to AS to FROM test_clock`)).toEqual([{ now: '2026-11-26T00:00:00.000Z', to: null }]);
    expect(await list(`SELECT kind FROM problem UNION ALL SELECT status FROM effect_outcome WHERE status <> 'DONE'`)).toEqual([]);
    expect(await list(`SELECT kind FROM moment WHERE done_at IS NULL AND at <= business_now() UNION ALL SELECT 'poke' FROM poke UNION ALL SELECT 'notice' FROM notice WHERE sent_at IS NULL UNION ALL SELECT 'forecast' FROM forecast_request`)).toEqual([]);
  });

  it('has four closed months and more, with a correction, an ad-hoc bill, and every kind of receivable', async () => {
    expect(await list(`SELECT accrual_month FROM run WHERE plan_key = 'monthly-close' AND ended = 'COMPLETED' AND EXISTS (SELECT FROM bill b WHERE b.accrual_month = run.accrual_month) ORDER BY 1`)).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    expect(await list(`SELECT DISTINCT kind FROM bill ORDER BY 1`)).toEqual(['AD_HOC', 'MONTH', 'ONE_OFF']);
    expect(await list(`SELECT DISTINCT status FROM bill ORDER BY 1`)).toEqual(['OPEN', 'OVERDUE', 'PAID', 'PARTIAL']);
    expect(await list(`SELECT status FROM bill_correction ORDER BY 1`)).toEqual(['APPROVED', 'APPROVED', 'PROPOSED']);
    expect(await list(`SELECT count(*) > 0 FROM late_charge`)).toEqual([true]);
    expect(await list(`SELECT bank_ref FROM payment WHERE rest_won > 0`)).toEqual(['BOOK-UNKNOWN-1']);
  });

  it('paid the partners on their dates: a line that was held once a month later, one is held still (X-77, X-109)', async () => {
    expect(await list(`SELECT DISTINCT accrual_month || ' ' || pay_on FROM partner_accrual WHERE status = 'PAID' ORDER BY 1`)).toEqual([
      '2026-06 2026-07-24', '2026-07 2026-08-24', '2026-07 2026-09-28', '2026-08 2026-09-28', '2026-09 2026-10-26', '2026-10 2026-11-24',
    ]);
    expect(await list(`SELECT accrual_month FROM partner_accrual WHERE status = 'HELD'`)).toEqual(['2026-09']);
  });

  it('pays every partner to an account that two people of the settlement team gave, so that a payout file is whole (X-03)', async () => {
    expect(await list(`SELECT count(*)::int FROM partner_bank_account WHERE status = 'APPROVED' AND decided_by <> proposed_by`)).toEqual([6]);
    const [, ...paid] = (await (await loaded.as('settlement')).text('/api/payout-files/2026-11-24')).trim().split('\r\n');
    expect(paid.length).toBeGreaterThan(1);
    expect(paid.filter((row) => !/,\d{3},\d{10,14},[^,]+$/.test(row))).toEqual([]);
  });

  it('has steps skipped and done again by two people, a recording wanted once more at cost, a partner replaced and paid for what it delivered, and a credit paid back', async () => {
    const customers = (sql: string) => list<string>(`SELECT o.customer_name FROM customer_order o JOIN ${sql}`);
    expect(await loaded.rows(`SELECT o.customer_name AS customer, s.kind, s.steps, s.decided_by <> s.proposed_by AS by_two FROM skip_or_redo s JOIN customer_order o ON o.id = s.order_id WHERE s.status = 'APPROVED' ORDER BY 1`)).toEqual([
      { customer: '단비정수', kind: 'SKIP', steps: ['train-agent-app-users'], by_two: true },
      { customer: '도담유아', kind: 'REDO', steps: ['train-users'], by_two: true },
    ]);
    expect(await customers(`one_off_item i ON i.order_id = o.id AND i.kind = 'SCENARIO_RECORDING' AND i.unit_price_won = 350000`)).toEqual(['아람투어']);
    expect(await customers(`run r ON r.order_id = o.id AND r.subject_kind = 'REPLACED_PARTNER' AND r.ended = 'COMPLETED'`)).toEqual(['마루가구']);
    expect(await loaded.rows(`SELECT g.code, i.quantity, i.accepted_on IS NOT NULL AS charged, a.source_kind AS kind, a.status FROM one_off_item i JOIN customer_order o ON o.id = i.order_id AND o.customer_name = '마루가구' JOIN organisation g ON g.id = i.partner_id
      JOIN partner_accrual a ON a.source_id = i.id ORDER BY 1`)).toEqual([
      { code: 'P-DEVICE', quantity: 17, charged: false, kind: 'CANCELLED_WORK', status: 'PAID' },
      { code: 'P-NETEQ', quantity: 17, charged: true, kind: 'ONE_OFF_ITEM', status: 'PAID' },
    ]);
    expect(await loaded.rows(`SELECT k.name, r.status, r.decided_by <> r.proposed_by AS by_two FROM refund r JOIN customer k ON k.id = r.customer_id`)).toEqual([{ name: '은하쇼핑', status: 'PAID', by_two: true }]);
  });

  it('has a full Thursday ahead, one that is closed, recordings behind it, and orders that are endangered', async () => {
    const { items } = await (await loaded.as('consulting')).get<{ items: { thursday: string; open: boolean; capacity: number; taken: number }[] }>('/api/recording/thursdays');
    expect(items.filter(({ open, capacity, taken }) => open && capacity === taken)).toHaveLength(1);
    expect(items.filter(({ capacity }) => capacity === 0)).toHaveLength(1);
    expect(await list(`SELECT DISTINCT state FROM recording_booking ORDER BY 1`)).toEqual(['BOOKED', 'LAPSED', 'MOVED', 'RECORDED']);
    expect(await list(`SELECT customer_name FROM order_forecast WHERE late_days > 0 ORDER BY 1`)).toEqual(expect.arrayContaining(['다래식품', '라일락호텔']));
  });

  it('lets its customers in, each to their own', async () => {
    expect(loaded.answer.demoPeople.filter(({ role }) => role === 'CUSTOMER').map(({ login }) => login)).toEqual(['bada-travel', 'pureun']);
    const { items } = await (await loaded.as('pureun')).get<{ items: { customerName: string }[] }>('/api/orders');
    expect(items.map(({ customerName }) => customerName)).toEqual(['푸른여행']);
  });
});

describe('its event log, exported', () => {
  it('holds no step before its predecessors (X-99, X-100)', async () => {
    const factsOf = new Map((await loaded.rows<{ id: string; facts: Facts }>(`SELECT id, state -> 'facts' AS facts FROM run`)).map(({ id, facts }) => [id, facts]));
    expect([...byCase(log)].flatMap(([run, rows]) => stepsBeforeTheirPredecessors(rows, factsOf.get(run) ?? {}))).toEqual([]);
  });

  it('holds no step by a wrong role', async () => {
    const people = await loaded.rows<{ name: string; roles: string[] }>(`SELECT p.name, array_agg(t.role) AS roles FROM person p JOIN team_member m ON m.person_id = p.id JOIN team t ON t.id = m.team_id GROUP BY p.id`);
    expect(stepsByAWrongRole(log, new Map(people.map(({ name, roles }) => [name, roles])))).toEqual([]);
  });

  it('has partners and customers do only what is theirs, and says of a deputy for whom they acted', async () => {
    const strangers = `SELECT e.event ->> 'step' FROM run_event e JOIN run r ON r.id = e.run_id JOIN task t ON t.id = e.task_id JOIN person p ON p.id = e.actor_id JOIN organisation o ON o.id = p.organisation_id
      WHERE o.kind <> 'TELCO' AND o.id IS DISTINCT FROM t.customer_id AND o.id IS DISTINCT FROM t.partner_id`;
    expect(await list(strangers)).toEqual([]);
    const unmarked = `SELECT e.event ->> 'step' FROM run_event e JOIN task t ON t.id = e.task_id
      WHERE t.assignee_id IS NOT NULL AND e.actor_id <> t.assignee_id AND e.event ->> 'type' = 'completed' AND e.acting_for IS DISTINCT FROM t.assignee_id`;
    expect(await list(unmarked)).toEqual([]);
    expect(await list(`SELECT DISTINCT acting_as FROM run_event WHERE acting_for IS NOT NULL`)).toEqual(['ABSENCE']);
  });

  it('holds no task without an end in an order that is finished', async () => {
    const finished = new Set(await list<string>(`SELECT r.id::text FROM run r JOIN customer_order o ON o.id = r.order_id WHERE o.status IN ('CLOSED', 'REJECTED', 'CANCELLED')`));
    const tasks = [...byCase(log)].filter(([run]) => finished.has(run));
    expect(tasks).toHaveLength(finished.size);
    expect(tasks.flatMap(([, rows]) => tasksWithoutAnEnd(rows))).toEqual([]);
  });

  it('tells the same in XES', async () => {
    const xes = await (await loaded.as('legal')).text('/api/event-log.xes');
    expect(xes.match(/<trace>/g)).toHaveLength(byCase(log).size);
    const told = [...xes.matchAll(/<event>([\s\S]*?)<\/event>/g)].map(([, event = '']) => ['concept:name', 'time:timestamp', 'lifecycle:transition'].map((key) => new RegExp(`key="${key}" value="([^"]*)"`).exec(event)?.[1]));
    expect(told).toEqual(log.map(({ activity_ko, timestamp, lifecycle }) => [activity_ko, timestamp, lifecycle]));
  });

  it('replays to the stored state, run by run', async () => {
    expect(await eventLogRebuildsTheState(loaded.house.database)).toBe(byCase(log).size);
  });
});

describe('its money', () => {
  it('is by contract the sum of its lines, the bills and the ledger', async () => {
    const off = `
      SELECT c.contract_no FROM contract c
        LEFT JOIN (SELECT contract_id, sum(supply_won) AS supply, sum(vat_won) AS vat, sum(payable_won + late_charge_won - paid_won) AS open FROM bill GROUP BY 1) b ON b.contract_id = c.id
        LEFT JOIN (SELECT b.contract_id, sum(l.supply_won) AS supply, sum(l.vat_won) AS vat FROM bill b JOIN bill_line l ON l.bill_id = b.id GROUP BY 1) l ON l.contract_id = c.id
        LEFT JOIN (SELECT e.contract_id, -sum(p.amount_won) FILTER (WHERE p.account LIKE 'REVENUE%' AND p.account <> 'REVENUE_LATE_CHARGE') AS supply, -sum(p.amount_won) FILTER (WHERE p.account = 'VAT_PAYABLE') AS vat,
                     sum(p.amount_won) FILTER (WHERE p.account = 'RECEIVABLE') AS open FROM ledger_entry e JOIN posting p ON p.entry_id = e.id GROUP BY 1) g ON g.contract_id = c.id
       WHERE (b.supply, b.vat, b.supply, b.vat, b.open) IS DISTINCT FROM (l.supply, l.vat, g.supply, g.vat, g.open)`;
    expect(await list(off)).toEqual([]);
    expect(await list(`SELECT sum(amount_won)::bigint FROM posting`)).toEqual([0n]);
    expect(await list(`SELECT count(*) > 100 FROM bill`)).toEqual([true]);
  });

  it('was charged once a source and month, but for what a correction took back', async () => {
    const twice = `SELECT source_id::text FROM bill_line GROUP BY source_id, source_kind, accrual_month HAVING count(*) FILTER (WHERE reverses_bill_id IS NULL) - count(*) FILTER (WHERE reverses_bill_id IS NOT NULL) <> 1`;
    expect(await list(twice)).toEqual([]);
  });

  it('is issued as its final run has it, month by month', async () => {
    const runs = `SELECT DISTINCT ON (month, contract_id) id, month FROM billing_run WHERE kind = 'FINAL' AND status = 'DONE' ORDER BY month, contract_id, run_no DESC`;
    const columns = (l: string) => ['source_kind', 'source_id', 'item', 'quantity', 'unit_price_won', 'supply_won', 'vat_won'].map((name) => `${l}.${name}`).join(', ');
    const [approved, issued] = [
      `SELECT f.month, ${columns('l')} FROM (${runs}) f JOIN billing_run_line l ON l.run_id = f.id`,
      `SELECT b.accrual_month, ${columns('l')} FROM bill b JOIN bill_line l ON l.bill_id = b.id WHERE NOT EXISTS (SELECT FROM bill_correction k WHERE k.new_bill_id = b.id)`,
    ];
    expect(await list(`SELECT month FROM ((${approved} EXCEPT ${issued}) UNION ALL (${issued} EXCEPT ${approved})) AS one_side`)).toEqual([]);
  });
});

describe('what comes after', () => {
  it('is not changed by a second set-up', async () => {
    const before = await wholeDatabase(loaded);
    const again = await loaded.setUpAgain();
    expect(again.sampleOrders).toBeUndefined();
    expect(again.demoPeople).toEqual(loaded.answer.demoPeople);
    expect(await wholeDatabase(loaded)).toEqual(before);
  }, 60_000);

  it('is carried on by the worker: a workflow for each run that goes on and each contract in service', async () => {
    const expected = await list<string>(
      `SELECT workflow_id FROM run WHERE ended IS NULL UNION SELECT 'subscription-' || order_id FROM contract WHERE status IN ('ACTIVE', 'EXTENDED') ORDER BY 1`,
    );
    const { temporalAddress: address, temporalNamespace: namespace } = loaded.house.config;
    const worker = await startWorker(loaded.house, { bundle: loaded.house.config.workflowBundle });
    const connection = await Connection.connect({ address });
    try {
      const running = async (): Promise<string[]> => {
        const ids: string[] = [];
        for await (const { workflowId } of new Temporal({ connection, namespace }).workflow.list({ query: `ExecutionStatus = 'Running'` })) ids.push(workflowId);
        return ids.toSorted();
      };
      await soon(async () => (await running()).length >= expected.length, 'each run has its workflow', 60_000);
      expect(await running()).toEqual(expected.toSorted());
      expect(await list(`SELECT kind FROM problem UNION ALL SELECT status FROM effect_outcome WHERE status <> 'DONE'`)).toEqual([]);
    } finally {
      worker.stop();
      await worker.ended;
      await connection.close();
    }
  }, 90_000);
});
