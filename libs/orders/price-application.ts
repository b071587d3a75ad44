import type { Tx } from '../database/transaction';
import type { QuoteRequest } from '../contract/forms/order-application';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { NegotiatedItem, ProductSelection } from '../domain/pricing/product-selection';
import type { PriceVersion } from '../domain/pricing/catalogue';
import { quoteOf, type Quote } from '../domain/pricing/quote';
import { isRefusal, type Refusal } from '../domain/refusal';
import { oneOffsOfApplication } from './one-offs-of-application';
import { parametersOn, pricesInForce } from '../database/prices-in-force';

const negotiatedOf = (asked: QuoteRequest): readonly NegotiatedItem[] => [
  ...(asked.floorSpace
    ? [{ item: 'FLOOR_SPACE' as const, quantity: asked.floorSpace.places, unitPriceWon: BigInt(asked.floorSpace.monthlyUnitPriceWon) }]
    : []),
  ...asked.equipmentRental.map(({ quantity, unitPriceWon }) => ({ item: 'EQUIPMENT_RENTAL' as const, quantity, unitPriceWon: BigInt(unitPriceWon) })),
];

const selectionOf = (asked: QuoteRequest): ProductSelection => {
  const { seats, termMonths, agentApp, recordingSeats, extraLines } = asked.product;
  const agreed = agentApp?.negotiatedUnitPriceWon;
  return {
    seats,
    termMonths,
    ...(agentApp
      ? { agentApp: { plan: agentApp.plan, seats: agentApp.seats, ...(agreed === undefined ? {} : { negotiatedUnitPriceWon: BigInt(agreed) }) } }
      : {}),
    recordingSeats,
    extraLines,
    negotiated: negotiatedOf(asked),
  };
};

const productFields = new Set(['seats', 'termMonths', 'agentApp', 'recordingSeats', 'extraLines']);

/** Pricing names the fields of its own input; people know the fields of the application. */
const inTheApplication = (refusal: Refusal): Refusal =>
  refusal.field && productFields.has(refusal.field.split('.')[0] ?? '') ? { ...refusal, field: `product.${refusal.field}` } : refusal;

/** The quote of an application at the prices of one version (F-01, F-02): monthly, once and by attendance, with its arithmetic. Pure. */
export function quoteOfApplication(asked: QuoteRequest, version: PriceVersion, minimumSeats: number): Quote | Refusal {
  const once = oneOffsOfApplication(asked).map(({ kind, quantity, unitPriceWon }) => ({ item: kind, quantity, unitPriceWon }));
  const staffing = asked.staffing ? [{ agents: asked.staffing.agents, unitPriceWon: BigInt(asked.staffing.unitPriceWon) }] : [];
  const quote = quoteOf(selectionOf(asked), once, staffing, version, minimumSeats);
  return isRefusal(quote) ? inTheApplication(quote) : quote;
}

/** The live quote and the quote of an order are this function: the catalogue and parameters in force on a business date. */
export async function priceApplication(tx: Tx, asked: QuoteRequest, on: PlainDate = tx.today): Promise<Quote | Refusal> {
  const version = await pricesInForce(tx, on);
  if (isRefusal(version)) return version;
  const parameters = await parametersOn(tx, on);
  return isRefusal(parameters) ? parameters : quoteOfApplication(asked, version, parameters.minimumSeats);
}
