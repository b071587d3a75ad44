import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { RunState, StepRef } from '../domain/process/step-plan';
import { isRefusal } from '../domain/refusal';
import { forecastOfOrder } from './forecast/forecast-of-order';

/** What an act does to the steps of an order and to its opening, as people are shown it first. */
export interface EffectOnOrder {
  readonly opens: readonly StepRef[];
  /** Open tasks that are closed by it. */
  readonly closes: readonly StepRef[];
  /** Finished work that is not needed any more, or that is done again. */
  readonly doneForNothing: readonly StepRef[];
  readonly likelyOpening: { readonly before: PlainDate | null; readonly after: PlainDate | null };
}

export const statusIn = (state: RunState, ref: StepRef): string => state.steps[ref]?.status ?? 'WAITING';

/** Steps that are open in a round in which they were not. */
export const opensBetween = (before: RunState, after: RunState): readonly StepRef[] =>
  Object.entries(after.steps).flatMap(([ref, is]) => (is.status === 'OPEN' && (statusIn(before, ref) !== 'OPEN' || before.steps[ref]?.round !== is.round) ? [ref] : []));

/** Steps whose open task ends: they wait, are skipped, or lie on the desk in another round. */
export const closesBetween = (before: RunState, after: RunState): readonly StepRef[] =>
  Object.keys(before.steps).filter((ref) => statusIn(before, ref) === 'OPEN' && (statusIn(after, ref) !== 'OPEN' || before.steps[ref]?.round !== after.steps[ref]?.round));

/** The day on which the order likely opens; null where there is nothing to forecast. */
export const likelyOpening = async (tx: Tx, orderId: string): Promise<PlainDate | null> => {
  const forecast = await forecastOfOrder(tx, orderId);
  return forecast && !isRefusal(forecast) ? forecast.likely.opensOn : null;
};
