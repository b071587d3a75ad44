import type { PlainDate } from '../calendar/plain-date';
import { refuse, type Refusal } from '../refusal';
import { termMonths, type PriceVersionContent } from './catalogue';

type Item = PriceVersionContent['items'][number];
export type PriceRowContent = NonNullable<Item['rows']>[number];

/** The prices of each item that has a price table, band by band. */
export type PricesByItem = Readonly<Record<string, readonly PriceRowContent[] | undefined>>;

const isPriced = ({ rows }: Item): boolean => (rows ?? []).length > 0;

/** Bands follow each other without a gap from where the item begins to be sold, and the last one is open. */
function faultOfBands(code: string, rows: readonly PriceRowContent[], firstSeats: number): Refusal | undefined {
  const faultAt = rows.findIndex(({ fromSeats, toSeats }, at) => {
    const begins = at === 0 ? firstSeats : (rows[at - 1]?.toSeats ?? Infinity) + 1;
    const isLast = at === rows.length - 1;
    return fromSeats !== begins || (toSeats === null) !== isLast || (toSeats !== null && toSeats < fromSeats);
  });
  return faultAt < 0 ? undefined : refuse('price-version.bands', { field: `prices.${code}.${faultAt}`, params: { item: code } });
}

/** A commitment never costs more than none: the difference is the discount that F-04 takes back. Where there is no discount, all terms cost the same. */
function faultOfTerms({ code, termDiscounted }: Item, rows: readonly PriceRowContent[]): Refusal | undefined {
  const faultAt = rows.findIndex(({ unitPriceWonByTerm: by }) => termMonths.some((term) => (termDiscounted ? BigInt(by[term]) > BigInt(by[0]) : by[term] !== by[0])));
  return faultAt < 0 ? undefined : refuse(termDiscounted ? 'price-version.dearer-with-term' : 'price-version.no-term-discount', { field: `prices.${code}.${faultAt}.unitPriceWonByTerm`, params: { item: code } });
}

function faultOfItem(item: Item, prices: PricesByItem): Refusal | undefined {
  const given = prices[item.code];
  if (!isPriced(item)) return given ? refuse('price-version.negotiated', { field: `prices.${item.code}`, params: { item: item.code } }) : undefined;
  if (!given || given.length === 0) return refuse('price-version.item-missing', { field: `prices.${item.code}`, params: { item: item.code } });
  return faultOfBands(item.code, given, item.rows?.[0]?.fromSeats ?? 1) ?? faultOfTerms(item, given);
}

/** The table that follows another from a day on: all prices anew; what an item is and how it is charged stays (S1-089, X-10). Refuses with the field at fault. */
export function nextCatalogue(before: PriceVersionContent, effectiveFrom: PlainDate, prices: PricesByItem): PriceVersionContent | Refusal {
  for (const item of before.items) {
    const fault = faultOfItem(item, prices);
    if (fault) return fault;
  }
  const items = before.items.map((item) => ({ ...item, ...(isPriced(item) && { rows: prices[item.code] ?? [] }) }));
  return { ...before, code: `call-centre-${effectiveFrom}`, effectiveFrom, items };
}
