import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker, type RunningWorker } from '../../apps/worker/worker';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { soon } from '../world/soon';
import { refusalOf, TestOffice } from '../world/test-office';

interface Problem {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
}

let office: TestOffice;
let worker: RunningWorker;

const problems = async (): Promise<readonly Problem[]> => (await office.as('admin').get<{ items: readonly Problem[] }>('/api/problems')).items;
const outcomes = () => office.house.database.query<{ status: string }[]>(`SELECT status FROM effect_outcome ORDER BY at`);

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00', temporalAddress(), await ownNamespace(temporalAddress()));
  worker = await startWorker(office.house, { path: join(__dirname, '../../workflows/all.ts') });
}, 120_000);

afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await office?.close();
});

describe('an effect that keeps failing', () => {
  it('is parked as a problem while its order goes on, and is tried again when a person says so', async () => {
    const { mailDir } = office.house.config;
    // A file where the folder of mails should be: nothing can be sent.
    writeFileSync(mailDir, '');
    await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
    await office.done('apply-vpn', 'open-vpn-line');
    const [problem] = await soon(async () => (await problems()).length > 0 && problems(), 'a problem', 90_000);
    expect(problem).toMatchObject({ kind: 'effect.parked' });
    expect(await outcomes()).toEqual([{ status: 'PARKED' }]);
    expect((await office.waitingFor('assign-ip')).task.status).toBe('OPEN');

    rmSync(mailDir);
    mkdirSync(mailDir);
    await office.as('admin').post(`/api/problems/${problem?.id}/resolve`, { resolution: '메일 폴더를 고쳤습니다', retry: true });
    await soon(async () => (await outcomes())[0]?.status === 'DONE', 'the mail is sent after all');
    expect(await problems()).toEqual([]);
    expect(await refusalOf(office.as('admin').post(`/api/problems/${problem?.id}/resolve`, { resolution: '또' }))).toBe('problem.resolved-already');
    expect(await refusalOf(office.as('sales').get('/api/problems'))).toBe('access.denied');
  }, 120_000);
});
