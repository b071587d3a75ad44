import { getChoseong } from 'es-hangul';
import type { Tx } from '../../database/transaction';
import { open, Parameters, toDo } from '../inbox';
import { nameOfStep, newestPlans } from '../plans';
import type { Typed } from './what-was-typed';

export interface FoundTask {
  readonly id: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly step: string;
  readonly customerName: string | null;
  readonly orderNo: string | null;
  readonly accrualMonth: string | null;
  readonly dueOn: string;
}

const shown = 12;

const bare = (text: string): string => text.toLowerCase().replaceAll(/\s/g, '');
const consonants = (text: string): string => bare(getChoseong(text));

/** Steps whose name holds the words in either language, or begins a word of theirs with the initial consonants. */
function stepsCalled({ name, initials }: Typed): readonly string[] {
  const isCalled = (words: { readonly ko: string; readonly en: string }): boolean =>
    (name !== null && (bare(words.ko).includes(bare(name)) || bare(words.en).includes(bare(name)))) || (initials !== null && consonants(words.ko).includes(bare(initials)));
  return newestPlans.flatMap((plan) => Object.values(plan.steps).flatMap((step) => (step.role !== 'SYSTEM' && isCalled(step.name) ? [step.key] : [])));
}

/** What waits for the person, most urgent first: on one of these orders, or called as was typed. */
export async function findTasks(tx: Tx, typed: Typed, orderIds: readonly string[]): Promise<FoundTask[]> {
  const steps = stepsCalled(typed);
  if (steps.length + orderIds.length === 0) return [];
  const p = new Parameters();
  const wanted: string[] = [];
  if (orderIds.length > 0) wanted.push(`t.run_id IN (SELECT id FROM run WHERE order_id = ANY (${p.add(orderIds)}::uuid[]))`);
  if (steps.length > 0) wanted.push(`t.round > 0 AND t.step = ANY (${p.add(steps)}::text[])`);
  const arms = wanted.flatMap((what) => toDo(p, tx.actor, `${open} AND ${what}`));
  if (arms.length === 0) return [];
  const scans = arms.map((arm) => `(SELECT t.id, t.plan_key, t.step, t.customer_name, t.order_no, t.accrual_month, t.due_on FROM task t WHERE ${arm} ORDER BY t.due_on, t.id LIMIT ${shown})`);
  const rows = await tx.query<Omit<FoundTask, 'name'> & { readonly planKey: string }>(
    `SELECT id, plan_key AS "planKey", step, customer_name AS "customerName", order_no AS "orderNo", accrual_month AS "accrualMonth", due_on AS "dueOn"
       FROM (${scans.join(' UNION ')}) AS t ORDER BY due_on, id LIMIT ${shown}`,
    p.values,
  );
  return rows.map(({ planKey, ...task }) => ({ ...task, name: nameOfStep(planKey, task.step) }));
}
