import { catalogueContentOf, parameterContentOf } from './reference-data';
import type { Tx } from './transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import { priceVersionFrom, type PriceVersion, type PriceVersionContent } from '../domain/pricing/catalogue';
import { parametersFrom, type Parameters, type ParametersContent } from '../domain/pricing/parameters';
import { isRefusal, type Refusal } from '../domain/refusal';

/** The price table in force on a business date. Refuses a date before the first version. */
export async function pricesInForce(tx: Tx, on: PlainDate): Promise<PriceVersion | Refusal> {
  const content = await catalogueContentOf<PriceVersionContent>(tx, on);
  return isRefusal(content) ? content : priceVersionFrom(content);
}

/** The parameters in force on a business date. Refuses a date before the first version. */
export async function parametersOn(tx: Tx, on: PlainDate): Promise<Parameters | Refusal> {
  const content = await parameterContentOf<ParametersContent>(tx, on);
  return isRefusal(content) ? content : parametersFrom(content);
}
