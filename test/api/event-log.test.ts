import { Parser } from 'saxen';
import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import { Browser } from './world/browser';
import { DeskOf, doneFor, quoted, taskOf } from './world/desk-of';

let office: TestOffice;
let legal: Browser;
let orderId: string;
let orderNo: string;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  legal = await Browser.signedIn(office.url, 'legal');
  orderId = await office.submitted(await anApplication(office));
  const sales = await DeskOf.person(office, 'sales');
  const site = await taskOf(office, orderId, 'check-site');
  await sales.act(site, 'claim', { version: site.version });
  await office.itIs('2026-09-02T10:00:00');
  await doneFor(office, orderId, ...quoted, 'collect-documents');
  const consulting = await DeskOf.person(office, 'consulting');
  const receipt = await taskOf(office, orderId, 'receive-application');
  await consulting.act(receipt, 'return', { version: receipt.version, reason: '날인이 빠졌습니다' });
  await office.itIs('2026-09-03T10:00:00');
  await doneFor(office, orderId, 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software');
  [{ orderNo } = { orderNo: '' }] = await office.rows<{ orderNo: string }>(`SELECT order_no AS "orderNo" FROM customer_order WHERE id = $1`, [orderId]);
}, 60_000);
afterAll(() => office?.close(), 60_000);

interface Row {
  readonly [column: string]: string;
}

const rowsOf = (csv: string): Row[] => {
  const [header = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(columns.map((column, at) => [column, line.split(',')[at] ?? ''])));
};
const log = async (query = ''): Promise<Row[]> => rowsOf((await legal.get(`/api/event-log.csv${query}`)).text);
const ofOrder = (rows: readonly Row[], step?: string): Row[] => rows.filter(({ subject, activity }) => subject === orderNo && (step === undefined || activity === step));

describe('the event log', () => {
  it('tells of a step when it was put on a desk, taken up and done, by whom', async () => {
    const told = ofOrder(await log(), 'check-site');
    expect(told.map(({ lifecycle, actor, role, timestamp }) => [lifecycle, actor, role, timestamp])).toEqual([
      ['schedule', '', 'SALES_REP', '2026-09-01T00:00:00.000Z'],
      ['start', '김영업', 'SALES_REP', '2026-09-01T00:00:00.000Z'],
      ['complete', '김영업', 'SALES_REP', '2026-09-02T01:00:00.000Z'],
    ]);
    expect(told[0]).toMatchObject({ plan: 'call-centre-subscription', activity_ko: '사전검토', activity_en: 'Check the site', round: '1' });
  });

  it('keeps the order in which things happened: work that was sent back is opened again after it', async () => {
    const told = ofOrder(await log()).filter(({ activity }) => ['collect-documents', 'receive-application'].includes(activity ?? ''));
    expect(told.map(({ activity, lifecycle, round }) => [activity, lifecycle, round])).toEqual([
      ['collect-documents', 'schedule', '1'],
      ['collect-documents', 'complete', '1'],
      ['receive-application', 'schedule', '1'],
      ['receive-application', 'ate_abort', '1'],
      ['collect-documents', 'schedule', '2'],
      ['collect-documents', 'complete', '2'],
      ['receive-application', 'schedule', '2'],
      ['receive-application', 'complete', '2'],
    ]);
  });

  it('names nobody outside the telco: partners and customers are roles', async () => {
    const { text } = await legal.get('/api/event-log.csv');
    expect(ofOrder(rowsOf(text), 'install-software').map(({ lifecycle, actor, role }) => [lifecycle, actor, role])).toEqual([
      ['schedule', '', 'PARTNER_SYSTEM'],
      ['complete', '', 'PARTNER_SYSTEM'],
    ]);
    expect(text).not.toMatch(/가온|한빛|010-|@|날인/);
  });

  it('is asked for a plan, a month or some days', async () => {
    expect(new Set((await log('?plan=monthly-close')).map(({ plan }) => plan))).toEqual(new Set());
    expect(await log('?month=2026-10')).toEqual([]);
    expect(new Set(ofOrder(await log('?from=2026-09-02&to=2026-09-02')).map(({ timestamp }) => timestamp))).toEqual(new Set(['2026-09-02T01:00:00.000Z']));
    expect((await legal.get('/api/event-log.csv?month=2026-13')).problem.code).toBe('request.invalid');
  });

  it('is read run by run however many there are, each once', async () => {
    const [{ runs } = { runs: 0 }] = await office.rows<{ runs: number }>(
      `WITH more AS (INSERT INTO run (id, plan_key, plan_version, workflow_id, subject_kind, subject_id, state, started_at) SELECT gen_random_uuid(), 'partner-month', 1, 'many-' || n, 'PARTNER_MONTH', 'many-' || n, '{}', business_now() FROM generate_series(1, 130) n RETURNING id),
            told AS (INSERT INTO run_event (run_id, seq, event, actor_id, at) SELECT id, 1, '{"type":"started","facts":{}}', gen_random_uuid(), business_now() FROM more RETURNING 1)
       SELECT count(*)::int AS runs FROM told`,
    );
    const cases = (await log('?plan=partner-month')).map((row) => row['case']);
    expect(cases).toHaveLength(runs);
    expect(new Set(cases).size).toBe(runs);
  });

  it('is XES as well: well-formed, a trace a run, with the standard’s own names', async () => {
    const { text, headers } = await legal.get('/api/event-log.xes?plan=call-centre-subscription');
    expect(headers.get('content-type')).toContain('application/xml');
    const seen: string[] = [];
    const faults: string[] = [];
    const keys = new Set<string>();
    const parser = new Parser();
    parser.on('openTag', (name, attributes) => {
      seen.push(name);
      const { key } = attributes();
      if (key !== undefined) keys.add(key);
    });
    parser.on('error', (error) => void faults.push(error.message));
    parser.on('warn', (error) => void faults.push(error.message));
    parser.parse(text);
    expect(faults).toEqual([]);
    expect(seen.filter((name) => name === 'trace')).toHaveLength(1);
    expect(seen.filter((name) => name === 'event')).toHaveLength((await log('?plan=call-centre-subscription')).length);
    expect([...keys]).toEqual(expect.arrayContaining(['concept:name', 'time:timestamp', 'lifecycle:transition', 'org:resource', 'org:role']));
  });
});
