import type { OpeningRequest, OrderApplication } from '../../contract/forms/order-application';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import { asJson } from '../../database/as-json';
import { newestPlan } from '../../desk/plans';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Words } from '../../domain/money/won-text';
import { advance } from '../../domain/process/advance';
import { holds } from '../../domain/process/conditions';
import { instancesOf } from '../../domain/process/instances';
import { partnersThatAnOrderNeeds } from '../../domain/process/partners-that-an-order-needs';
import type { Facts, RunState, StepPlan } from '../../domain/process/step-plan';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { factsOfApplication } from '../facts-of-application';
import { faultOfDates } from '../faults-of-dates';
import { priceApplication } from '../price-application';
import { subscriptionPlan } from '../submit-order';
import { forecastInput, openingAtBothPaces } from './forecast-of-order';
import { shownOpening, type ShownOpening } from './shown-opening';

/** An order without a number, and a partner where none is chosen yet: who it is moves no date. */
const nobody = '00000000-0000-0000-0000-000000000000';

const withPartners = (asked: OpeningRequest): OpeningRequest & Pick<OrderApplication, 'partners'> => ({
  ...asked,
  partners: Object.fromEntries(partnersThatAnOrderNeeds(asked).map((role) => [role, nobody])),
});

/** The run as it would stand on the rep's desk the moment after the application is submitted. */
async function stateAtSubmission(tx: Tx, asked: OpeningRequest, requestedOpenDate: PlainDate): Promise<RunState | Refusal> {
  const quote = await priceApplication(tx, asked);
  if (isRefusal(quote)) return quote;
  const parameters = await parametersOn(tx, tx.today);
  if (isRefusal(parameters)) return parameters;
  const facts = factsOfApplication(nobody, { ...withPartners(asked), requestedOpenDate }, quote, parameters);
  const begun = advance(newestPlan(subscriptionPlan), undefined, { type: 'started', facts: asJson({ ...facts }) });
  return isRefusal(begun) ? begun : begun.state;
}

export interface OpeningPreview extends ShownOpening {
  readonly papers: readonly PapersOfStep[];
}

/** The papers that a step asks for. */
interface PapersOfStep {
  readonly step: string;
  readonly name: Words;
  readonly types: readonly string[];
}

/** Which papers the application and its contracts will ask for, step by step in the order of the plan. */
const papersAhead = ({ steps }: StepPlan, facts: Facts): readonly PapersOfStep[] =>
  Object.values(steps).flatMap((step) => {
    const { key, stage, name, when, evidence = [] } = step;
    const isAsked = stage === 'contracting' && evidence.length > 0 && holds(when, facts) && instancesOf(step, facts).length > 0;
    return isAsked ? [{ step: key, name, types: evidence }] : [];
  });

/**
 * When an order that nobody has entered yet would open, were it submitted now: the forecast of its run at today's slots, holidays and usual times.
 * Where no opening date is wanted yet, the earliest is taken for it. Refuses what could not be priced, and dates that an application may not name.
 * Writes nothing.
 */
export async function openingPreview(tx: Tx, asked: OpeningRequest): Promise<OpeningPreview | Refusal> {
  const wanted = asked.requestedOpenDate;
  const fault = wanted === undefined ? undefined : faultOfDates({ requestedOpenDate: wanted, product: asked.product }, tx.today);
  if (fault) return fault;
  const plan = newestPlan(subscriptionPlan);
  const input = await forecastInput(tx, {});
  const opening = async (on: PlainDate) => {
    const state = await stateAtSubmission(tx, asked, on);
    if (isRefusal(state)) return state;
    const forecast = openingAtBothPaces(plan, state, input, on);
    return isRefusal(forecast) ? forecast : { ...forecast, papers: papersAhead(plan, state.facts) };
  };
  const first = await opening(wanted ?? tx.today);
  if (isRefusal(first)) return first;
  const found = wanted === undefined ? await opening(first.earliest.opensOn) : first;
  return isRefusal(found) ? found : { ...shownOpening(plan, found), papers: found.papers };
}
