import { createHash } from 'node:crypto';
import { callCentreSubscription } from '../domain/process/plans/call-centre-subscription';
import { cancelledOrder } from '../domain/process/plans/cancelled-order';
import { contractMonth } from '../domain/process/plans/contract-month';
import { monthlyClose } from '../domain/process/plans/monthly-close';
import { partnerMonth, partnerSettlement } from '../domain/process/plans/partner-settlement';
import { supplementaryBill } from '../domain/process/plans/supplementary-bill';
import type { StepPlan } from '../domain/process/step-plan';
import { canonicalPlan } from '../domain/process/canonical-plan';
import { validatePlan } from '../domain/process/validate';
import type { Tx } from '../database/transaction';
import { formSchemaText, type Forms } from './forms';

/** The newest version of every plan. Older ones live in `plan_version`: a run keeps the version it began with. */
export const newestPlans: readonly StepPlan[] = [callCentreSubscription, monthlyClose, contractMonth, partnerSettlement, partnerMonth, supplementaryBill, cancelledOrder];

const newestByKey = new Map(newestPlans.map((plan) => [plan.key, plan]));

export function newestPlan(key: string): StepPlan {
  const plan = newestByKey.get(key);
  if (!plan) throw new Error(`no plan ${key}`);
  return plan;
}

/** What a step is called in its newest plan; a step that is there no more is called by its key. */
export const nameOfStep = (planKey: string, step: string): { readonly ko: string; readonly en: string } => newestPlan(planKey).steps[step]?.name ?? { ko: step, en: step };

/** The identity of a plan version: its steps and the JSON Schema of every form that they use. */
export function planHash(plan: StepPlan, forms: Forms): string {
  const hash = createHash('sha256').update(canonicalPlan(plan));
  for (const form of [...new Set(Object.values(plan.steps).map((step) => step.form))].sort()) hash.update(form).update(formSchemaText(forms, form));
  return hash.digest('hex');
}

/** A step of people is completed with a form; machines fill in none. */
const formsThatAreMissing = (plan: StepPlan, forms: Forms): readonly string[] =>
  Object.values(plan.steps).flatMap((step) => (step.role === 'SYSTEM' || forms[step.form] ? [] : [`${step.key}: no form ${step.form}`]));

/**
 * Validates and publishes the newest plans. A plan that changed without a new version number stops the start-up.
 */
export async function publishPlans(tx: Tx, forms: Forms): Promise<void> {
  for (const plan of newestPlans) {
    const problems = [...validatePlan(plan), ...formsThatAreMissing(plan, forms)];
    if (problems.length > 0) throw new Error(`plan ${plan.key} ${plan.version} is not valid:\n${problems.join('\n')}`);
    const hash = planHash(plan, forms);
    const known = await tx.one<{ hash: string }>(`SELECT hash FROM plan_version WHERE key = $1 AND version = $2`, [plan.key, plan.version]);
    if (known && known.hash !== hash) throw new Error(`plan ${plan.key} changed without a new version number: it is published as version ${plan.version}`);
    if (!known)
      await tx.query(`INSERT INTO plan_version (key, version, hash, content) VALUES ($1, $2, $3, $4)`, [plan.key, plan.version, hash, JSON.stringify(plan)]);
  }
}

/** The version that a run began with: from code where it is the newest, else from the stored ones. */
export async function planOf(tx: Tx, key: string, version: number): Promise<StepPlan> {
  const newest = newestByKey.get(key);
  if (newest?.version === version) return newest;
  const name = `plan ${key} ${version}`;
  const known = tx.versions.get(name) as StepPlan | undefined;
  if (known) return known;
  const row = await tx.one<{ content: StepPlan }>(`SELECT content FROM plan_version WHERE key = $1 AND version = $2`, [key, version]);
  if (!row) throw new Error(`${name} was never published`);
  tx.versions.set(name, row.content);
  return row.content;
}
