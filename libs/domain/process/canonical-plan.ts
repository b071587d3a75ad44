import type { Json, StepPlan } from './step-plan';

const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** The plan as text that depends on its content alone, not on the order of keys within a row: what its hash is taken of. */
export const canonicalPlan = (plan: StepPlan): string =>
  JSON.stringify({ order: Object.keys(plan.steps), plan: sorted(JSON.parse(JSON.stringify(plan)) as Json) });
