import type { OrderApplication, QuoteRequest } from '../contract/forms/order-application';
import { periodEnd } from '../domain/calendar/period-end';
import type { PlainDate } from '../domain/calendar/plain-date';
import { sumWon, type Won } from '../domain/money/won';
import { oneOffsOfApplication } from './one-offs-of-application';

/** Months begun from the first day to the last: a part of a month counts as one. */
const monthsBegun = (from: PlainDate, to: PlainDate): number => {
  let months = 1;
  while (periodEnd(from, months) < to) months += 1;
  return months;
};

type Priced = QuoteRequest & Pick<OrderApplication, 'requestedOpenDate'>;

const contractMonths = ({ product, requestedOpenDate }: Priced, openEndedMonths: number): number => {
  if (product.termMonths > 0) return product.termMonths;
  return product.endOn ? monthsBegun(requestedOpenDate, product.endOn) : openEndedMonths;
};

/** What decides who concludes the customer contract: one-off items + staffing (unit × agents × contract months), supply, without ASP fees. Pure. */
export function contractAmount(application: Priced, openEndedMonths: number): Won {
  const once = sumWon(oneOffsOfApplication(application).map(({ quantity, unitPriceWon }) => BigInt(quantity) * unitPriceWon));
  const { staffing } = application;
  if (!staffing) return once;
  return once + BigInt(staffing.unitPriceWon) * BigInt(staffing.agents) * BigInt(contractMonths(application, openEndedMonths));
}
