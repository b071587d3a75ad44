import { randomUUID } from 'node:crypto';
import { formJsonSchema } from '../../libs/desk/forms';
import { newestPlans } from '../../libs/desk/plans';
import { allForms } from '../../libs/contract/forms/all-forms';
import { namesOfPapers } from '../../libs/contract/papers';
import { newId } from '../../libs/database/ids';
import type { PlacedStep, StepPlan } from '../../libs/domain/process/step-plan';
import { TestOffice } from '../world/test-office';
import { badOnesOf, sampleOf, type Shape } from './world/bad-values';
import { Browser } from './world/browser';
import { isAProblem, whatWasNotRefused, whyNotRefused } from './world/refusals';
import { wholeDatabase } from './world/whole-database';

/** A step of people with its form; the task of it that lies open on somebody's desk. */
interface StepWithForm {
  readonly plan: StepPlan;
  readonly step: PlacedStep;
}
interface OnDesk {
  readonly taskId: string;
  readonly browser: Browser;
}

const stepsWithForms: readonly StepWithForm[] = newestPlans.flatMap((plan) => Object.values(plan.steps).flatMap((step) => (step.role === 'SYSTEM' ? [] : [{ plan, step }])));
const nameOf = ({ plan, step }: StepWithForm): string => `${plan.key} ${step.key}`;

let office: TestOffice;
let asItWas: Readonly<Record<string, string>>;
const papers = [namesOfPapers('ko'), namesOfPapers('en')];
const onDesks = new Map<string, OnDesk>();

/** The role that a task of the step is opened for. */
const roleOf = ({ role }: PlacedStep): string => {
  if (typeof role === 'string') return role;
  return ('anyOf' in role ? role.anyOf[0] : 'eachOf' in role ? role.eachOf[0] : role.among[0]) ?? '';
};

interface Holder {
  readonly login: string;
  readonly teamId: string;
  readonly organisationId: string;
  readonly customerId: string | null;
}
const holderOf = async (role: string): Promise<Holder> => {
  const [holder] = await office.rows<Holder>(
    `SELECT p.login, t.id AS "teamId", t.organisation_id AS "organisationId", k.id AS "customerId" FROM team t JOIN team_member m ON m.team_id = t.id JOIN person p ON p.id = m.person_id
       LEFT JOIN customer k ON k.id = t.organisation_id WHERE t.role = $1 ORDER BY p.login LIMIT 1`,
    [role],
  );
  if (!holder) throw new Error(`nobody is ${role}`);
  return holder;
};

const kinds: Readonly<Record<string, string>> = { 'call-centre-subscription': 'ORDER', 'monthly-close': 'MONTH', 'contract-month': 'CONTRACT_MONTH', 'partner-month': 'PARTNER_MONTH', 'supplementary-bill': 'CONTRACT_MONTH', 'cancelled-order': 'CANCELLED_ORDER' };

interface MainOrder {
  readonly id: string;
  readonly customerId: string;
  readonly facts: object;
}

/** A run of the plan, of the main order, in which every step is open at once. */
async function runOf(plan: StepPlan, { id, customerId, facts }: MainOrder): Promise<string> {
  const runId = newId();
  const open = Object.fromEntries(Object.keys(plan.steps).map((step) => [step, { status: 'OPEN', round: 1 }]));
  await office.rows(`INSERT INTO run (id, plan_key, plan_version, workflow_id, subject_kind, subject_id, order_id, customer_id, state, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`, [
    runId, plan.key, plan.version, `bad-forms-${plan.key}`, kinds[plan.key], randomUUID(), id, customerId, JSON.stringify({ facts, steps: open, passed: [] }),
  ]);
  return runId;
}

async function taskOn(runId: string, step: PlacedStep, { teamId, organisationId, customerId }: Holder): Promise<string> {
  const taskId = newId();
  const role = roleOf(step);
  await office.rows(
    `INSERT INTO task (id, run_id, step, round, role, team_id, status, opened_at, due_on, late_from_on, calendar_version, customer_id, partner_id)
     VALUES ($1, $2, $3, 1, $4, $5, 'OPEN', now(), '2026-09-30', '2026-10-01', 1, $6, $7)`,
    [taskId, runId, step.key, role, teamId, customerId, role.startsWith('PARTNER_') ? organisationId : null],
  );
  return taskId;
}

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const order = (await office.order(await office.theMainOrder())) as unknown as MainOrder;
  await office.rows(`INSERT INTO order_partner (order_id, role, organisation_id) SELECT $1, role, organisation_id FROM partner_role ON CONFLICT DO NOTHING`, [order.id]);
  await office.invited(order.customerId, { login: 'hanbit.person', name: '한가람', email: 'hanbit@example.com' });
  const browsers = new Map<string, Browser>();
  for (const plan of newestPlans) {
    const steps = stepsWithForms.filter((one) => one.plan === plan);
    const runId = steps.length > 0 ? await runOf(plan, order) : '';
    for (const one of steps) {
      const holder = await holderOf(roleOf(one.step));
      const browser = browsers.get(holder.login) ?? (await Browser.signedIn(office.url, holder.login));
      browsers.set(holder.login, browser);
      onDesks.set(nameOf(one), { taskId: await taskOn(runId, one.step, holder), browser });
    }
  }
  asItWas = await wholeDatabase(office);
}, 60_000);
afterAll(() => office?.close(), 60_000);

describe.each(stepsWithForms.map((one) => [nameOf(one), one] as const))('%s', (name, { step }) => {
  const good = sampleOf(formJsonSchema(allForms, step.form) as Shape);
  const complete = (form: unknown) => {
    const { taskId, browser } = onDesks.get(name) as OnDesk;
    return browser.post(`/api/tasks/${taskId}/complete`, { body: { version: 1, form } });
  };

  it('is refused with a field missing, unknown or wrong, which is named', async () => {
    expect(allForms[step.form]?.safeParse(good).error?.issues ?? []).toEqual([]);
    const bad = badOnesOf(formJsonSchema(allForms, step.form) as Shape, good);
    expect(bad.map(({ what }) => what)).toEqual(expect.arrayContaining([expect.stringContaining('모르는항목'), 'comment is 7']));
    const wrong = await whatWasNotRefused(bad, async ({ what, field, sent }) => {
      const why = whyNotRefused(await complete(sent), ['form.invalid'], field);
      return why && `${what}: ${why}`;
    });
    expect(wrong).toEqual([]);
  });

  if (step.evidence)
    it('is refused without its evidence, each paper named', async () => {
      const answer = await complete(good);
      isAProblem(answer);
      const [types = '', ko = '', en = ''] = [step.evidence, ...papers.map((names) => step.evidence?.map((type) => names[type]))].map((of) => of?.join(', '));
      expect(answer.problem).toMatchObject({ status: 422, code: 'evidence.missing', field: 'documents', params: { documents: types }, ko: expect.stringContaining(ko), en: expect.stringContaining(en) });
      expect(`${ko}${en}`).not.toMatch(/undefined|[A-Z]_[A-Z]/);
    });

  it('is as it was, and so is all else', async () => {
    expect(await wholeDatabase(office)).toEqual(asItWas);
  });
});
