import type { Tx } from '../database/transaction';
import type { StepPlan } from '../domain/process/step-plan';
import { refuse, type Refusal } from '../domain/refusal';
import { newestPlans } from './plans';

interface PlanInList {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly steps: number;
  /** New runs begin with it. */
  readonly newest: boolean;
  readonly openRuns: number;
}

/** Every plan version that was ever published: old ones carry the runs that began with them. */
export async function listOfPlans(tx: Tx): Promise<readonly PlanInList[]> {
  const plans = await tx.query<Omit<PlanInList, 'newest'>>(
    `SELECT p.key, p.version, p.hash, p.published_at AS "publishedAt", (SELECT count(*)::int FROM jsonb_object_keys(p.content -> 'steps')) AS steps, coalesce(r.open, 0)::int AS "openRuns"
       FROM plan_version p LEFT JOIN (SELECT plan_key, plan_version, count(*) AS open FROM run WHERE ended IS NULL GROUP BY 1, 2) r ON r.plan_key = p.key AND r.plan_version = p.version
      ORDER BY p.key, p.version DESC`,
  );
  return plans.map((plan) => ({ ...plan, newest: newestPlans.some(({ key, version }) => key === plan.key && version === plan.version) }));
}

/** jsonb forgets the order of a plan's steps; it is told again by what waits for what, earlier stages first. */
function inOrder(plan: StepPlan): StepPlan {
  const rest = new Map(Object.entries(plan.steps).toSorted(([, a], [, b]) => plan.stages.indexOf(a.stage) - plan.stages.indexOf(b.stage)));
  const placed: [string, StepPlan['steps'][string]][] = [];
  while (rest.size > 0) {
    const next = [...rest].find(([, { after }]) => after.every((key) => !rest.has(key)));
    if (!next) throw new Error(`plan ${plan.key} ${plan.version} waits for itself`);
    placed.push(next);
    rest.delete(next[0]);
  }
  return { ...plan, steps: Object.fromEntries(placed) };
}

/** A stored plan version, its steps in an order in which they can be done. */
export async function storedPlan(tx: Tx, key: string, version: number): Promise<{ readonly plan: StepPlan; readonly hash: string; readonly publishedAt: string } | Refusal> {
  const row = await tx.one<{ content: StepPlan; hash: string; publishedAt: string }>(`SELECT content, hash, published_at AS "publishedAt" FROM plan_version WHERE key = $1 AND version = $2`, [key, version]);
  if (!row) return refuse('plan.not-found', { params: { key, version } });
  const inCode = newestPlans.find((plan) => plan.key === key && plan.version === version);
  return { plan: inCode ?? inOrder(row.content), hash: row.hash, publishedAt: row.publishedAt };
}
