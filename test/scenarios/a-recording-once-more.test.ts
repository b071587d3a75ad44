import { beginRun } from '../../libs/books/billing-run/begin-run';
import { endRun } from '../../libs/books/billing-run/end-run';
import { runPage } from '../../libs/books/billing-run/run-page';
import { openMonth } from '../../libs/books/months/open-month';
import { monthlyCloseId } from '../../libs/contract/processes';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { anApplication } from '../api/world/applications';
import { wholeDatabase } from '../api/world/whole-database';
import { eventLogRebuildsTheState } from '../world/event-log-rebuilds-the-state';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const application = await anApplication(office);
  orderId = await office.submitted({ ...application, product: { ...application.product, arsUsed: true } });
  await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
  await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'submit-scenario');
}, 60_000);
afterAll(() => office?.close());

interface Changed {
  readonly opens: readonly string[];
  readonly price: { readonly moved: boolean };
  readonly quote: { readonly oneOff: { readonly lines: readonly { readonly item: string }[]; readonly supplyWon: string } };
  readonly likelyOpening: { readonly before: string; readonly after: string };
}

const atCost = { description: '시나리오 재녹음', unitPriceWon: '150000', partnerUnitPriceWon: '120000', slotOn: '2026-10-15' };
const reason = '고객이 안내 문구를 바꾸고 싶어 합니다';
const page = async () => (await office.order(orderId)) as unknown as { version: number; application: object; facts: Record<string, unknown> };
const ask = async (preview = '', recording: object = atCost): Promise<Changed> => office.as('sales').post(`/api/orders/${orderId}/recording/again${preview}`, { version: (await page()).version, reason, recording });
const withdraw = async (): Promise<Changed> => office.as('sales').post(`/api/orders/${orderId}/recording/again/withdraw`, { version: (await page()).version, reason: '그 가격에는 원하지 않습니다' });
const sendBack = async (from: string, to: string) => {
  const { task, by } = await office.waitingFor(from);
  return by.post(`/api/tasks/${task.id}/return`, { version: task.version, to: [to], reason: '녹음에 잡음이 있습니다' });
};
const isOnADesk = (step: string) => office.waitingFor(step).then(() => true, () => false);
const charged = () => office.rows(`SELECT kind, unit_price_won::text AS won, accepted_on AS "acceptedOn" FROM one_off_item WHERE order_id = $1`, [orderId]);
const recorded = async () => (await office.rows<{ thursday: string }>(`SELECT thursday FROM recording_booking WHERE order_id = $1 AND state = 'RECORDED' ORDER BY thursday`, [orderId])).map(({ thursday }) => thursday);

describe('a repeat through the partner’s fault', () => {
  it('is recorded on the next Thursday and charges nothing (X-81)', async () => {
    await office.itIs('2026-09-03T14:00:00');
    await office.done('record-scenario');
    await sendBack('load-scenario', 'record-scenario');
    expect((await page()).facts['recordingSlotOn']).toBe('2026-09-10');
    await office.itIs('2026-09-10T14:00:00');
    await office.done('record-scenario');
    expect([await recorded(), await charged()]).toEqual([['2026-09-03', '2026-09-10'], []]);
    expect(await isOnADesk('request-one-off-billing')).toBe(false);
  });
});

describe('a repeat that the customer wants', () => {
  it('is shown first with its price and what it does to the opening; nothing is changed by looking', async () => {
    const before = await wholeDatabase(office);
    const foreseen = await ask('/preview');
    expect(foreseen).toMatchObject({ price: { moved: true }, quote: { oneOff: { lines: [{ item: 'SCENARIO_RECORDING' }], supplyWon: '150000' } } });
    expect(foreseen.opens.toSorted((a, b) => a.localeCompare(b))).toEqual(['confirm-changed-quote-consulting#1', 'confirm-changed-quote-product#1']);
    expect(foreseen.likelyOpening.before < atCost.slotOn && foreseen.likelyOpening.after > atCost.slotOn).toBe(true);
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('is refused on a day that cannot be had, without a price, and by whoever does not handle the order', async () => {
    const before = await wholeDatabase(office);
    await expect(ask('', { ...atCost, slotOn: '2026-09-24' })).rejects.toMatchObject({ body: { code: 'recording.closed', field: 'recording.slotOn' } });
    await expect(ask('', { ...atCost, unitPriceWon: undefined })).rejects.toMatchObject({ body: { code: 'request.invalid', field: 'recording.unitPriceWon' } });
    expect(await refusalOf(office.as('consulting').post(`/api/orders/${orderId}/recording/again`, { version: 1, reason, recording: atCost }))).toBe('access.denied');
    expect(await refusalOf(withdraw())).toBe('recording.none-waits-for-its-stamp');
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('comes and goes by no other way: neither with a new order nor with a change of the running one', async () => {
    const { application, version } = await page();
    expect(await refusalOf(office.as('sales').post('/api/orders', { ...application, recordingRepeats: [atCost] }))).toBe('order.recording-is-asked-for-apart');
    expect(await refusalOf(office.as('sales').post(`/api/orders/${orderId}/changes`, { version, reason, application: { ...application, recordingRepeats: [atCost] } }))).toBe('order.recording-is-asked-for-apart');
  });

  it('is taken out of the quote again where the customer does not want it at that price', async () => {
    await ask();
    expect(await refusalOf(ask())).toBe('recording.repeat-waits-for-its-stamp');
    expect(await withdraw()).toMatchObject({ price: { moved: true }, quote: { oneOff: { lines: [] } } });
    expect(await charged()).toEqual([]);
  });

  it('waits for two confirmations and the customer’s stamp, while all other work goes on, but not the acceptance (S1-037, X-11)', async () => {
    await ask();
    await office.done('load-scenario', 'final-test', 'prepare-acceptance');
    await office.itIs('2026-09-11T10:00:00');
    expect(await refusalOf(office.done('accept-service'))).toBe('acceptance.recording-is-wanted');
    await office.done('confirm-changed-quote-product', 'confirm-changed-quote-consulting');
    expect(await isOnADesk('submit-scenario')).toBe(false);
  });

  it('stays as it was asked for where something else of the order changes', async () => {
    const { application, version } = await page();
    const moved = { version, reason, application: { ...application, requestedOpenDate: '2026-12-20' } };
    expect(await office.as('sales').post(`/api/orders/${orderId}/changes/preview`, moved)).toMatchObject({ price: { moved: false } });
  });

  it('is handed in, recorded and loaded again once it is stamped, on the Thursday that the customer wished', async () => {
    await office.done('stamp-changed-quote');
    const { task } = await office.waitingFor('submit-scenario');
    expect([task.round, task.dueOn, (await page()).facts['recordingSlotOn']]).toEqual([2, '2026-10-14', atCost.slotOn]);
    for (const step of ['final-test', 'accept-service']) expect([step, await isOnADesk(step)]).toEqual([step, false]);
    await office.done('submit-scenario');
    await office.itIs('2026-10-15T14:00:00');
    await office.done('record-scenario', 'load-scenario');
  });

  it('is seen by the partner that records with what it earns, and not with what the customer pays', async () => {
    const { application } = await office.as('system').get<{ application: { recordingRepeats: unknown } }>(`/api/orders/${orderId}`);
    expect(application.recordingRepeats).toEqual([{ description: atCost.description, slotOn: atCost.slotOn, partnerUnitPriceWon: '120000' }]);
  });

  it('that fails its test is repeated once more, free', async () => {
    await sendBack('final-test', 'record-scenario');
    await office.itIs('2026-10-22T14:00:00');
    await office.done('record-scenario', 'load-scenario', 'final-test', 'prepare-acceptance');
    expect(await recorded()).toEqual(['2026-09-03', '2026-09-10', '2026-10-15', '2026-10-22']);
    expect(await charged()).toEqual([{ kind: 'SCENARIO_RECORDING', won: '150000', acceptedOn: null }]);
  });

  it('is billed once after acceptance, and its partner earns it once (X-92)', async () => {
    await office.itIs('2026-10-23T10:00:00');
    await office.done('accept-service', 'open-service', 'request-one-off-billing');
    expect(await charged()).toEqual([{ kind: 'SCENARIO_RECORDING', won: '150000', acceptedOn: '2026-10-23' }]);
    await office.itIs('2026-11-02T09:00:00');
    await dryRunOf('2026-10');
    expect(await office.rows(`SELECT supply_won::text AS won, vat_won::text AS vat FROM billing_run_line WHERE item = 'SCENARIO_RECORDING'`)).toEqual([{ won: '150000', vat: '15000' }]);
    expect(await office.rows(`SELECT o.code IS NOT NULL AS known, a.supply_won::text AS won FROM billing_run_accrual a JOIN organisation o ON o.id = a.partner_id WHERE a.item = 'SCENARIO_RECORDING'`)).toEqual([{ known: true, won: '120000' }]);
  });

  it('cannot be asked for any more; and the event log rebuilds the state', async () => {
    expect(await refusalOf(ask())).toBe('order.too-late-to-change');
    expect(await eventLogRebuildsTheState(office.house.database)).toBeGreaterThan(0);
  });
});

async function dryRunOf(month: string): Promise<void> {
  const { desk, database } = office.house;
  const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, systemActor, work);
  await as((tx) => openMonth(tx, desk, month));
  const { dueMoments } = await as((tx) => desk.pull(tx, monthlyCloseId(month)));
  for (const momentId of dueMoments) await as((tx) => desk.reachMoment(tx, momentId));
  const { effects } = await as((tx) => desk.pull(tx, monthlyCloseId(month)));
  const commandId = effects.find(({ kind }) => kind === 'compute-dry-run')?.commandId ?? '';
  const { pages } = await as((tx) => beginRun(tx, commandId, month, 'DRY'));
  for (let one = 0; one < pages; one += 1) await as((tx) => runPage(tx, commandId, one));
  await as((tx) => endRun(tx, desk, commandId));
}
