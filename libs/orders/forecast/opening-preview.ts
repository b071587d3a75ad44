import type { OpeningRequest, OrderApplication } from '../../contract/forms/order-application';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import { asJson } from '../../database/as-json';
import { newestPlan } from '../../desk/plans';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { advance } from '../../domain/process/advance';
import { partnersThatAnOrderNeeds } from '../../domain/process/partners-that-an-order-needs';
import type { RunState } from '../../domain/process/step-plan';
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

/**
 * When an order that nobody has entered yet would open, were it submitted now: the forecast of its run at today's slots, holidays and usual times.
 * Where no opening date is wanted yet, the earliest is taken for it. Refuses what could not be priced, and dates that an application may not name.
 * Writes nothing.
 */
export async function openingPreview(tx: Tx, asked: OpeningRequest): Promise<ShownOpening | Refusal> {
  const wanted = asked.requestedOpenDate;
  const fault = wanted === undefined ? undefined : faultOfDates({ requestedOpenDate: wanted, product: asked.product }, tx.today);
  if (fault) return fault;
  const plan = newestPlan(subscriptionPlan);
  const input = await forecastInput(tx, {});
  const opening = async (on: PlainDate) => {
    const state = await stateAtSubmission(tx, asked, on);
    return isRefusal(state) ? state : openingAtBothPaces(plan, state, input, on);
  };
  const first = await opening(wanted ?? tx.today);
  if (isRefusal(first)) return first;
  const found = wanted === undefined ? await opening(first.earliest.opensOn) : first;
  return isRefusal(found) ? found : shownOpening(plan, found);
}
