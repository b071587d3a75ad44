import type { DataSource } from 'typeorm';
import { allForms } from '../../libs/contract/forms/all-forms';
import { systemActor } from '../../libs/contract/sides';
import { dataSourceFor } from '../../libs/database/data-source';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { newestPlans, planHash, planOf, publishPlans } from '../../libs/desk/plans';
import type { StepPlan } from '../../libs/domain/process/step-plan';
import { freshDatabase, type FreshDatabase } from '../world/servers';

let fresh: FreshDatabase;
let database: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await dataSourceFor(fresh.url, 2).initialize();
}, 60_000);
afterAll(async () => {
  await database?.destroy();
  await fresh?.drop();
});

const asOwner = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database, systemActor, async (tx) => {
    await tx.query('RESET ROLE');
    return work(tx);
  });

const newest = (key: string): StepPlan => newestPlans.find((plan) => plan.key === key) as StepPlan;

describe('published step plans', () => {
  it('are stored with their hash, one row a version', async () => {
    const rows = await asOwner((tx) => tx.query<{ key: string; version: number; hash: string }>(`SELECT key, version, hash FROM plan_version ORDER BY key`));
    expect(rows.map(({ key, hash }) => [key, hash])).toEqual(newestPlans.map((plan) => [plan.key, planHash(plan, allForms)]).toSorted(([a = ''], [b = '']) => a.localeCompare(b)));
  });

  it('are published again without a change', async () => {
    await expect(asOwner((tx) => publishPlans(tx, allForms))).resolves.toBeUndefined();
  });

  it('can be neither changed nor removed', async () => {
    await expect(asOwner((tx) => tx.query(`UPDATE plan_version SET content = '{}'`))).rejects.toThrow('append-only');
    await expect(asOwner((tx) => tx.query(`DELETE FROM plan_version`))).rejects.toThrow('append-only');
  });

  it('stop the start-up where one changed without a new version number, be it in a step or in a form', async () => {
    const { ['site-check']: siteCheck, ...others } = allForms;
    expect(siteCheck).toBeDefined();
    const changed = { ...others, 'site-check': others['opportunity'] } as typeof allForms;
    await expect(asOwner((tx) => publishPlans(tx, changed))).rejects.toThrow('call-centre-subscription changed without a new version number');
    await expect(asOwner((tx) => publishPlans(tx, others))).rejects.toThrow('no form site-check');
  });

  it('are read from the database by a run that began with an older version', async () => {
    const plan = newest('partner-settlement');
    const older: StepPlan = { ...plan, version: 0, stages: ['payment'] };
    await asOwner((tx) => tx.query(`INSERT INTO plan_version (key, version, hash, content) VALUES ($1, 0, 'x', $2)`, [older.key, JSON.stringify(older)]));
    expect(await asOwner((tx) => planOf(tx, older.key, 0))).toEqual(JSON.parse(JSON.stringify(older)));
    expect(await asOwner((tx) => planOf(tx, plan.key, plan.version))).toBe(plan);
    await expect(asOwner((tx) => planOf(tx, plan.key, 99))).rejects.toThrow('never published');
  });

  it('depend on what they say, not on how the rows of a step are ordered', () => {
    const plan = newest('monthly-close');
    const turned = { ...plan, steps: Object.fromEntries(Object.entries(plan.steps).map(([key, step]) => [key, Object.fromEntries(Object.entries(step).toReversed())])) } as unknown as StepPlan;
    expect(planHash(turned, allForms)).toBe(planHash(plan, allForms));
    expect(planHash({ ...plan, version: 2 }, allForms)).not.toBe(planHash(plan, allForms));
  });
});
