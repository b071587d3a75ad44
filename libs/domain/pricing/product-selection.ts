import { refuse, type Refusal } from '../refusal';
import type { Won } from '../money/won';
import { itemIn, termMonths, type ItemCode, type PriceVersion, type TermMonths } from './catalogue';

/** A monthly item whose price people agreed on (별도 협정가, X-11, X-12). */
export interface NegotiatedItem {
  readonly item: ItemCode;
  readonly quantity: number;
  readonly unitPriceWon: Won;
}

export interface AgentAppSelection {
  readonly plan: 'BASIC' | 'PREMIUM';
  readonly seats: number;
  /** Only where the catalogue has no price: fewer than 10 base or app seats. */
  readonly negotiatedUnitPriceWon?: Won;
}

/** What a customer applies for every month. */
export interface ProductSelection {
  readonly seats: number;
  readonly termMonths: TermMonths;
  readonly agentApp?: AgentAppSelection;
  readonly recordingSeats: number;
  readonly extraLines: number;
  readonly negotiated: readonly NegotiatedItem[];
}

const isCount = (n: number, least = 0): boolean => Number.isSafeInteger(n) && n >= least;
const notAQuantity = (field: string): Refusal => refuse('pricing.not-a-quantity', { field });
const moreThanSeats = (field: string, asked: number, seats: number): Refusal =>
  refuse('pricing.more-than-base-seats', { field, params: { asked, seats } });

const faultOfApp = (app: AgentAppSelection, seats: number): Refusal | undefined => {
  if (!isCount(app.seats, 1)) return notAQuantity('agentApp.seats');
  if (app.seats > seats) return moreThanSeats('agentApp.seats', app.seats, seats);
  if ((app.negotiatedUnitPriceWon ?? 0n) < 0n)
    return refuse('pricing.negative-price', { field: 'agentApp.negotiatedUnitPriceWon' });
  return undefined;
};

const faultOfNegotiated = (items: readonly NegotiatedItem[], version: PriceVersion): Refusal | undefined => {
  for (const [index, { item, quantity, unitPriceWon }] of items.entries()) {
    const { rows, charges } = itemIn(version, item);
    if (rows.length > 0 || !charges.includes('RECURRING'))
      return refuse('pricing.not-a-negotiated-monthly-item', { field: `negotiated.${index}.item`, params: { item } });
    if (!isCount(quantity, 1)) return notAQuantity(`negotiated.${index}.quantity`);
    if (unitPriceWon < 0n) return refuse('pricing.negative-price', { field: `negotiated.${index}.unitPriceWon` });
  }
  return undefined;
};

/** The first thing that is wrong with a selection, its field named; undefined when it can be priced. */
export function faultOfSelection(selection: ProductSelection, version: PriceVersion): Refusal | undefined {
  const { seats, recordingSeats, extraLines, agentApp, negotiated } = selection;
  if (!isCount(seats, 1)) return notAQuantity('seats');
  if (!termMonths.includes(selection.termMonths))
    return refuse('pricing.unknown-term', { field: 'termMonths', params: { term: selection.termMonths } });
  if (!isCount(recordingSeats)) return notAQuantity('recordingSeats');
  if (recordingSeats > seats) return moreThanSeats('recordingSeats', recordingSeats, seats);
  if (!isCount(extraLines)) return notAQuantity('extraLines');
  return (agentApp && faultOfApp(agentApp, seats)) ?? faultOfNegotiated(negotiated, version);
}
