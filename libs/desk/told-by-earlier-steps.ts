import { asHouse, type Tx } from '../database/transaction';
import { partsOf } from '../domain/process/instances';
import type { Json } from '../domain/process/step-plan';
import { whatEarlierStepsTell } from '../domain/process/what-earlier-steps-tell';
import { formJsonSchema, type Forms } from './forms';
import { planOf } from './plans';

/** What one step was answered with, as far as it concerns the step that comes after it. */
export interface Told {
  readonly step: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly form: string;
  readonly fields: readonly { readonly name: string; readonly schema: Json; readonly value: Json }[];
}

interface Answer {
  readonly planKey: string;
  readonly planVersion: number;
  readonly ref: string;
  readonly form: Readonly<Record<string, Json>>;
}

interface ToldTo {
  readonly runId: string;
  readonly orderId: string | null;
  readonly step: string;
}

/**
 * The last word of each step, whoever spoke it, in the task's own run and before that began in the order's: who takes back what they delivered is not told what
 * another partner delivered in their place.
 */
const lastAnswers = (tx: Tx, { runId, orderId }: ToldTo, steps: readonly string[]): Promise<Answer[]> =>
  asHouse(tx, () =>
    tx.query<Answer>(
      `SELECT DISTINCT ON (e.event ->> 'step') r.plan_key AS "planKey", r.plan_version AS "planVersion", e.event ->> 'step' AS ref, e.form
         FROM run own JOIN run r ON r.id = own.id OR (r.order_id = $2 AND r.subject_kind = 'ORDER') JOIN run_event e ON e.run_id = r.id AND (r.id = own.id OR e.at <= own.started_at)
        WHERE own.id = $1 AND e.event ->> 'type' = 'completed' AND split_part(e.event ->> 'step', '#', 1) = ANY($3) AND e.form IS NOT NULL ORDER BY e.event ->> 'step', e.seq DESC`,
      [runId, orderId, steps],
    ),
  );

const isLeftOpen = (value: Json): boolean => value === '' || (Array.isArray(value) && value.length === 0);

async function told(tx: Tx, forms: Forms, { planKey, planVersion, ref, form }: Answer, names: readonly string[]): Promise<readonly Told[]> {
  const step = (await planOf(tx, planKey, planVersion)).steps[partsOf(ref).key];
  if (!step) return [];
  const { properties } = formJsonSchema(forms, step.form) as { properties: Readonly<Record<string, Json>> };
  const fields = names.flatMap((name) => {
    const [schema, value] = [properties[name], form[name]];
    return schema === undefined || value === undefined || isLeftOpen(value) ? [] : [{ name, schema, value }];
  });
  return fields.length === 0 ? [] : [{ step: ref, name: step.name, form: step.form, fields }];
}

/** What whoever does a step of an order is told of what was answered before. Steps that nobody has done yet tell nothing. */
export async function toldByEarlierSteps(tx: Tx, forms: Forms, at: ToldTo): Promise<readonly Told[]> {
  const asked = whatEarlierStepsTell[at.step];
  if (!asked || !at.orderId) return [];
  const answers = await lastAnswers(tx, at, Object.keys(asked));
  const all: Told[] = [];
  for (const [key, names] of Object.entries(asked)) for (const answer of answers.filter(({ ref }) => partsOf(ref).key === key)) all.push(...(await told(tx, forms, answer, names)));
  return all;
}
