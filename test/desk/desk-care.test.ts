import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startWorker, type RunningWorker } from '../../apps/worker/worker';
import { deskCareId } from '../../libs/contract/processes';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { forgetOldChanges } from '../../libs/desk/live/changes';
import { awaitFirstDeskCare, careForDesks, remindPeople } from '../../libs/desk/desk-care';
import { anApplication } from '../api/world/applications';
import { DeskOf, doneFor, taskOf, type OpenTask } from '../api/world/desk-of';
import { aTeammate } from '../api/world/more-people';
import { keepHistory } from '../books/world/keep-history';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';

/** 2026-09-04 is a Friday. */
const thursday = '2026-09-03T08:00:00';
const friday = '2026-09-04T08:00:00';

let office: TestOffice;
let worker: RunningWorker;
let connection: Connection;
let temporal: Client;
let people: Readonly<Record<'sales' | 'lead' | 'consulting' | 'teammate' | 'product', DeskOf>>;
let site: OpenTask;
let quote: OpenTask;

const as = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(office.house.database, systemActor, work);

beforeAll(async () => {
  const namespace = await ownNamespace(temporalAddress());
  office = await TestOffice.open('2026-09-01T09:00:00', temporalAddress(), namespace);
  connection = await Connection.connect({ address: temporalAddress() });
  temporal = new Client({ connection, namespace });
  await aTeammate(office, 'consulting-2', '정둘째', 'consulting');
  const [sales, lead, consulting, teammate, product] = await Promise.all(['sales', 'sales-lead', 'consulting', 'consulting-2', 'product'].map((login) => DeskOf.person(office, login)));
  if (!sales || !lead || !consulting || !teammate || !product) throw new Error('somebody is missing');
  people = { sales, lead, consulting, teammate, product };
  const [first, second] = [await office.submitted(await anApplication(office)), await office.submitted(await anApplication(office))];
  await doneFor(office, second, 'check-site');
  [site, quote] = [await taskOf(office, first, 'check-site'), await taskOf(office, second, 'confirm-quote-consulting')];
}, 120_000);
afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await connection?.close();
  await office?.close();
}, 60_000);

/** Who was told what of a task, by name. */
const toldOf = async ({ id }: OpenTask): Promise<readonly string[]> =>
  (await office.rows<{ told: string }>(`SELECT p.name || ' ' || n.kind AS told FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.subject_id = $1 ORDER BY 1`, [id])).map(({ told }) => told);
const dueOn = (task: OpenTask, day: string) => office.rows(`UPDATE task SET due_on = $2, late_from_on = $2::date + 1 WHERE id = $1`, [task.id, day]);

describe('reminders', () => {
  it('come in the morning of the open day before a task is due: to whoever holds it, and to the team where nobody does', async () => {
    await dueOn(site, '2026-09-04');
    await dueOn(quote, '2026-09-04');
    await office.itIs('2026-09-02T08:00:00');
    await as(remindPeople);
    expect([await toldOf(site), await toldOf(quote)]).toEqual([[], []]);
    await office.itIs(thursday);
    await as(remindPeople);
    expect(await toldOf(site)).toEqual(['김영업 task-due-tomorrow']);
    expect(await toldOf(quote)).toEqual(['정둘째 task-due-tomorrow', '정컨설 task-due-tomorrow']);
  });

  it('reach over a weekend: on Friday of what is due on Monday', async () => {
    const task = await taskOf(office, await office.submitted(await anApplication(office)), 'check-site');
    await dueOn(task, '2026-09-07');
    await as(remindPeople);
    expect(await toldOf(task)).toEqual([]);
    await office.itIs(friday);
    await as(remindPeople);
    expect(await toldOf(task)).toEqual(['김영업 task-due-tomorrow']);
  });

  it('say nothing on the day itself, and on the day after that it is overdue: to the holder, and to the lead of the team', async () => {
    await office.itIs(friday);
    await as(remindPeople);
    expect(await toldOf(site)).toEqual(['김영업 task-due-tomorrow']);
    await office.itIs('2026-09-07T08:00:00');
    await as(remindPeople);
    expect(await toldOf(site)).toEqual(['김영업 task-due-tomorrow', '김영업 task-overdue', '박팀장 task-overdue-of-team']);
  });

  it('are said once a task and kind, however many mornings it stays late', async () => {
    const before = await toldOf(site);
    for (const day of ['2026-09-08', '2026-09-09']) {
      await office.itIs(`${day}T08:00:00`);
      await as(remindPeople);
    }
    expect(await toldOf(site)).toEqual(before);
  });

  it('reach the deputy of an absent person, too', async () => {
    const task = await taskOf(office, await office.submitted(await anApplication(office)), 'check-site');
    await dueOn(task, '2026-09-10');
    await people.sales.browser.post('/api/absences', { body: { deputyId: people.product.id, from: '2026-09-09', to: '2026-09-30' } });
    await as(remindPeople);
    expect(await toldOf(task)).toEqual(['김영업 task-due-tomorrow', '이상품 task-due-tomorrow']);
  });
});

describe('a morning', () => {
  it('is awaited once, comes at eight of the next open day, and awaits the next', async () => {
    const mornings = () => office.rows<{ id: string; at: Date; done: boolean }>(`SELECT workflow_id AS id, at::text, done_at IS NOT NULL AS done FROM moment WHERE kind = 'desk-care' ORDER BY at`);
    await office.itIs('2026-09-11T09:00:00');
    for (let n = 0; n < 2; n += 1) await as(awaitFirstDeskCare);
    await as(careForDesks);
    expect((await mornings()).map(({ id, done }) => [id, done])).toEqual([[deskCareId('2026-09-14'), false]]);
    await office.itIs('2026-09-14T08:00:00');
    for (let n = 0; n < 2; n += 1) await as(careForDesks);
    expect((await mornings()).map(({ id, done }) => [id, done])).toEqual([[deskCareId('2026-09-14'), true], [deskCareId('2026-09-15'), false]]);
  });

  it('forgets what open pages were told more than a day ago', async () => {
    await office.rows(`UPDATE live_change SET at = at - interval '25 hours' WHERE id = (SELECT min(id) FROM live_change)`);
    const told = async () => (await office.rows<{ told: number }>(`SELECT count(*)::int AS told FROM live_change`))[0]?.told ?? 0;
    const before = await told();
    await as(forgetOldChanges);
    expect(await told()).toBe(before - 1);
  });

  it('comes when the test clock passes it, with its reminders, and is awaited by the schedule', async () => {
    const task = await taskOf(office, await office.submitted(await anApplication(office)), 'check-site');
    await dueOn(task, '2026-09-15');
    worker = await startWorker(office.house, { path: join(__dirname, '../../workflows/all.ts') });
    await office.as('admin').post('/api/clock/move', { to: '2026-09-17' });
    expect(await toldOf(task)).toEqual(['김영업 task-overdue', '박팀장 task-overdue-of-team', '이상품 task-overdue']);
    expect(await office.rows(`SELECT count(*)::int AS done FROM moment WHERE kind = 'desk-care' AND done_at IS NOT NULL`)).toEqual([{ done: 4 }]);
    await soon(async () => (await temporal.schedule.getHandle('desk-care').describe()).spec.timezone === 'Asia/Seoul', 'the schedule');
    expect(await keepHistory(temporal, deskCareId('2026-09-15'), 'deskCare')).toBeGreaterThan(3);
  }, 60_000);
});
