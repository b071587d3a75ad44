import { quantityText, wonText, type Words } from '../money/won-text';
import type { Won } from '../money/won';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { itemIn, type CatalogueItem, type ItemCode, type PriceVersion, type TermMonths } from './catalogue';
import { faultOfSelection, type AgentAppSelection, type ProductSelection } from './product-selection';
import { catalogueUnitPrice } from './size-band';

/** One item at one unit price, with where its price comes from. */
export interface PricedLine {
  readonly item: ItemCode;
  readonly name: Words;
  readonly unit: Words;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  /** The 단기 price of the same item: what F-04 measures the discount against. */
  readonly noCommitmentUnitPriceWon: Won;
  readonly amountWon: Won;
  readonly negotiated: boolean;
  readonly pausable: boolean;
  readonly priceVersion: string;
  readonly rules: readonly string[];
  readonly arithmetic: Words;
}

interface Price {
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly noCommitmentUnitPriceWon: Won;
  readonly negotiated: boolean;
}

/** `30석 × 160,000원 = 4,800,000원`. */
export const timesText = (quantity: number, unit: Words, unitPriceWon: Won): Words => {
  const count = quantityText(quantity, unit);
  const price = wonText(unitPriceWon);
  const amount = wonText(BigInt(quantity) * unitPriceWon);
  return { ko: `${count.ko} × ${price}원 = ${amount}원`, en: `${count.en} × ${price} won = ${amount} won` };
};

export const pricedLine = (item: CatalogueItem, price: Price, priceVersion: string): PricedLine => ({
  item: item.code,
  name: item.name,
  unit: item.unit,
  ...price,
  amountWon: BigInt(price.quantity) * price.unitPriceWon,
  pausable: item.pausable,
  priceVersion,
  rules: item.rules,
  arithmetic: timesText(price.quantity, item.unit, price.unitPriceWon),
});

/** An agreed price has no term discount, so nothing of it is paid back on early termination. */
export const agreedPrice = (quantity: number, unitPriceWon: Won): Price => ({
  quantity,
  unitPriceWon,
  noCommitmentUnitPriceWon: unitPriceWon,
  negotiated: true,
});

/** A line at the catalogue price of its quantity's band, or undefined where the table has none (0 units, or X-06). */
const catalogueLine = (
  version: PriceVersion,
  code: ItemCode,
  quantity: number,
  term: TermMonths,
): PricedLine | undefined => {
  const item = itemIn(version, code);
  const unitPriceWon = catalogueUnitPrice(item, quantity, term);
  const noCommitmentUnitPriceWon = catalogueUnitPrice(item, quantity, 0);
  if (unitPriceWon === undefined || noCommitmentUnitPriceWon === undefined) return undefined;
  return pricedLine(item, { quantity, unitPriceWon, noCommitmentUnitPriceWon, negotiated: false }, version.code);
};

/**
 * Application ASP has its catalogue price from 10 base and 10 app seats on; fewer need an agreed price.
 * App seats never exceed base seats, so the count of app seats alone decides.
 */
const appLine = (version: PriceVersion, app: AgentAppSelection, term: TermMonths): PricedLine | Refusal => {
  const code = app.plan === 'BASIC' ? 'AGENT_APP_BASIC' : 'AGENT_APP_PREMIUM';
  const listed = catalogueLine(version, code, app.seats, term);
  const agreed = app.negotiatedUnitPriceWon;
  if (listed)
    return agreed === undefined
      ? listed
      : refuse('pricing.agent-app-has-a-catalogue-price', { field: 'agentApp.negotiatedUnitPriceWon' });
  if (agreed === undefined)
    return refuse('pricing.agent-app-needs-an-agreed-price', { field: 'agentApp.seats', params: { seats: app.seats } });
  return pricedLine(itemIn(version, code), agreedPrice(app.seats, agreed), version.code);
};

/**
 * The monthly recurring fee (F-01) as its lines: base by the band of the seat count, which prices every seat,
 * agent application, recording, extra lines, agreed items. 30 seats on 36 months → 4,800,000 won supply.
 * Refuses a selection that cannot be priced, its field named.
 */
export function monthlyRecurringFee(selection: ProductSelection, version: PriceVersion): readonly PricedLine[] | Refusal {
  const fault = faultOfSelection(selection, version);
  if (fault) return fault;
  const { seats, termMonths: term, agentApp, recordingSeats, extraLines } = selection;
  const app = agentApp ? appLine(version, agentApp, term) : undefined;
  if (isRefusal(app)) return app;
  const agreed = selection.negotiated.map(({ item, quantity, unitPriceWon }) =>
    pricedLine(itemIn(version, item), agreedPrice(quantity, unitPriceWon), version.code),
  );
  return [
    catalogueLine(version, 'ASP_BASE', seats, term),
    app,
    catalogueLine(version, 'RECORDING', recordingSeats, term),
    catalogueLine(version, 'EXTRA_LINE', extraLines, term),
    ...agreed,
  ].filter((line) => line !== undefined);
}
