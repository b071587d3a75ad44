import readerOfTools from 'bpmn-moddle';
import { newestPlans } from '../../libs/desk/plans';
import { callCentreSubscription as newest } from '../../libs/domain/process/plans/call-centre-subscription';
import { TestOffice } from '../world/test-office';
import { Browser } from './world/browser';

let office: TestOffice;
let product: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  product = await Browser.signedIn(office.url, 'product');
}, 60_000);
afterAll(() => office?.close(), 60_000);

describe('the step plans, read from outside', () => {
  it('are listed with every version that was published', async () => {
    const { items } = (await product.get('/api/plans')).body as { items: { key: string; version: number; newest: boolean; steps: number }[] };
    expect(items.filter(({ newest }) => newest).map(({ key, version, steps }) => [key, version, steps])).toEqual(
      newestPlans.map((plan) => [plan.key, plan.version, Object.keys(plan.steps).length]).toSorted(([a = ''], [b = '']) => String(a).localeCompare(String(b))),
    );
  });

  it('say who does what after what, due when', async () => {
    const { body } = await product.get(`/api/plans/call-centre-subscription/${newest.version}`);
    expect(body['steps']).toMatchObject({ 'record-scenario': { name: { ko: '시나리오 녹음 (목요일)' }, role: 'PARTNER_SYSTEM', after: ['submit-scenario'], due: 'its recording slot', rules: ['S1-056', 'F-14'] } });
  });

  it('are drawn for any tool, also in a version that new runs do not begin with any more', async () => {
    await office.rows(`INSERT INTO plan_version (key, version, hash, content) VALUES ($1, 1, 'older', $2)`, [newest.key, JSON.stringify({ ...newest, version: 1 })]);
    for (const version of [1, newest.version]) {
      const drawing = await product.get(`/api/plans/call-centre-subscription/${version}/bpmn`);
      expect(drawing.headers.get('content-disposition')).toContain(`call-centre-subscription-${version}.bpmn`);
      expect(drawing.headers.get('content-type')).toContain('application/xml');
      expect((await readerOfTools().fromXML(drawing.text)).warnings).toEqual([]);
      expect(drawing.text).toContain('시나리오 녹음 (목요일) · Record the scenario (Thursday)');
    }
  });

  it('are not there under another name or number', async () => {
    expect((await product.get('/api/plans/call-centre-subscription/99')).problem).toMatchObject({ status: 404, code: 'plan.not-found' });
    expect((await product.get('/api/plans/nothing/1/bpmn')).problem).toMatchObject({ status: 404, code: 'plan.not-found' });
  });
});
