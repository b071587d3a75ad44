import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { Months } from '../browser/world/months';
import { TestOffice } from '../world/test-office';
import { Browser } from './world/browser';

const march = '2026-03';

interface Choice {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
  readonly supplyWon: string;
  readonly invoiceMatch: string | null;
  readonly proposed: Record<string, string>;
}

let office: TestOffice;
let device: Browser;
let settlement: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-04-01T09:00:00');
  const months = new Months(office);
  await months.work(async (tx) => oneOffs(tx, [...(await contracts(tx, { count: 2 }))] as BuiltContract[]));
  await months.open(march);
  await months.run(march, 'DRY');
  await months.run(march, 'FINAL');
  [device, settlement] = [await Browser.signedIn(office.url, 'device'), await Browser.signedIn(office.url, 'settlement')];
}, 60_000);
afterAll(() => office?.close(), 60_000);

async function openTask(by: Browser, step: string): Promise<{ readonly id: string; readonly version: number; readonly choices: readonly Choice[] }> {
  const [{ id } = { id: '' }] = await office.rows<{ id: string }>(`SELECT id FROM task WHERE step = $1 AND status IN ('OPEN', 'IN_PROGRESS')`, [step]);
  return (await by.get(`/api/tasks/${id}`)).body as never;
}

const complete = (by: Browser, { id, version }: { readonly id: string; readonly version: number }, form: object) => by.post(`/api/tasks/${id}/complete`, { body: { version, form } });

describe('what a form names by id', () => {
  it('comes with the task, by what people know it by and with what the partner’s invoice is to say of it (X-77)', async () => {
    const task = await openTask(device, 'submit-partner-invoice');
    expect(task.choices).toHaveLength(2);
    for (const choice of task.choices) expect(choice).toMatchObject({ item: 'DEVICE', proposed: { supplyWon: choice.supplyWon, vatWon: String(Number(choice.supplyWon) / 10) } });
    const form = new FormData();
    form.set('documentType', 'PARTNER_TAX_INVOICE');
    form.set('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '세금계산서.pdf');
    await device.post(`/api/tasks/${task.id}/documents`, { form });
    const lines = task.choices.map(({ id, proposed }) => ({ accrualId: id, ...proposed }));
    expect((await complete(device, task, { approvalNo: '2026040112345678abcdef01', issuedOn: '2026-04-01', lines })).status).toBe(200);
  });

  it('is refused where it is not of the task, with the field', async () => {
    const task = await openTask(settlement, 'approve-partner-settlement');
    expect(task.choices.map(({ invoiceMatch }) => invoiceMatch)).toEqual(['MATCHED', 'MATCHED']);
    const [{ id } = { id: '' }] = await office.rows<{ id: string }>(`SELECT id FROM contract LIMIT 1`);
    expect((await complete(settlement, task, { holds: [{ accrualId: id, reason: '다른 건' }] })).problem).toMatchObject({ code: 'partner-settlement.unknown-line', field: 'holds.0.accrualId' });
    const held = task.choices[0]?.id;
    expect((await complete(settlement, task, { holds: [{ accrualId: held, reason: '수량을 다시 확인합니다' }] })).status).toBe(200);
    const another = await Browser.signedIn(office.url, 'settlement-2');
    const resolving = await openTask(another, 'resolve-held-lines');
    expect(resolving.choices.map((choice) => choice.id)).toEqual([held]);
    expect((await complete(another, resolving, { released: [held, id] })).problem).toMatchObject({ code: 'partner-settlement.unknown-line', field: 'released.1' });
    expect((await complete(another, resolving, { released: [held] })).status).toBe(200);
  });

  it('is told to nobody to whom the task is not', async () => {
    const [{ id } = { id: '' }] = await office.rows<{ id: string }>(`SELECT id FROM task WHERE step = 'submit-partner-invoice'`);
    expect((await (await Browser.signedIn(office.url, 'app')).get(`/api/tasks/${id}`)).problem.code).toBe('task.not-found');
  });
});
