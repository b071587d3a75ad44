import type { PlacedStep, Step, StepPlan } from './step-plan';

/** One stage's rows. `after` takes keys of the same stage, and of the earlier stages that are named first. */
export const stepsAfter =
  <Earlier extends string = never>() =>
  <K extends string>(rows: Record<K, Step<NoInfer<K> | Earlier>>): Record<K, Step> =>
    rows;

interface Options {
  readonly cancelUntil?: string;
}

/** Puts the stages of a plan together, in their order. */
export function plan(key: string, version: number, stages: Readonly<Record<string, Readonly<Record<string, Step>>>>, options: Options = {}): StepPlan {
  const placed = Object.entries(stages).flatMap(([stage, rows]) => Object.entries(rows).map(([step, row]): [string, PlacedStep] => [step, { ...row, key: step, stage }]));
  return { key, version, stages: Object.keys(stages), ...options, steps: Object.fromEntries(placed) };
}
