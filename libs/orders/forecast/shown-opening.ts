import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Words } from '../../domain/money/won-text';
import type { ForecastStep } from '../../domain/process/forecast/forecast-opening';
import type { StepPlan } from '../../domain/process/step-plan';
import type { OpeningForecast } from './forecast-of-order';

type NamedStep = ForecastStep & { readonly name: Words };

/** Both dates, what each hangs on by name, and the steps that could save days. */
export interface ShownOpening {
  readonly wantedOn: PlainDate;
  readonly earliestOn: PlainDate;
  readonly likelyOn: PlainDate;
  readonly lateDays: number;
  readonly couldSave: readonly string[];
  readonly earliestPath: readonly NamedStep[];
  readonly likelyPath: readonly NamedStep[];
}

/** A forecast as people read it. Pure. */
export function shownOpening(plan: StepPlan, { wantedOn, earliest, likely, lateDays, couldSave }: OpeningForecast): ShownOpening {
  const named = (path: readonly ForecastStep[]): readonly NamedStep[] => path.map((step) => ({ ...step, name: plan.steps[step.ref.split('#')[0] ?? '']?.name ?? { ko: step.ref, en: step.ref } }));
  return { wantedOn, earliestOn: earliest.opensOn, likelyOn: likely.opensOn, lateDays, couldSave, earliestPath: named(earliest.criticalPath), likelyPath: named(likely.criticalPath) };
}
