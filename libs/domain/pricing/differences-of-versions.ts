import { termMonths, type PriceVersionContent, type TermMonths } from './catalogue';
import type { ParametersContent } from './parameters';

/** Where two versions differ: a price per unit from a number of seats on, or a parameter. Null where one of them has none. */
export interface Difference {
  readonly name: string;
  readonly fromSeats?: number;
  readonly termMonths?: TermMonths;
  readonly was: string | null;
  readonly is: string | null;
}

type Rows = NonNullable<PriceVersionContent['items'][number]['rows']>;

const rowsOf = (version: PriceVersionContent, code: string): Rows => version.items.find((item) => item.code === code)?.rows ?? [];
const priceAt = (rows: Rows, seats: number, term: TermMonths): string | null => rows.find(({ fromSeats, toSeats }) => fromSeats <= seats && seats <= (toSeats ?? Infinity))?.unitPriceWonByTerm[term] ?? null;

/** Item by item, from each number of seats at which a band of either begins: the prices that differ. */
export function differencesOfCatalogues(was: PriceVersionContent, is: PriceVersionContent): readonly Difference[] {
  const codes = [...new Set([...was.items, ...is.items].map(({ code }) => code))];
  return codes.flatMap((name) => {
    const [before, after] = [rowsOf(was, name), rowsOf(is, name)];
    const begins = [...new Set([...before, ...after].map(({ fromSeats }) => fromSeats))].toSorted((a, b) => a - b);
    return begins.flatMap((fromSeats) =>
      termMonths.flatMap((term) => {
        const price = { was: priceAt(before, fromSeats, term), is: priceAt(after, fromSeats, term) };
        return price.was === price.is ? [] : [{ name, fromSeats, termMonths: term, ...price }];
      }),
    );
  });
}

export const differencesOfParameters = (was: ParametersContent, is: ParametersContent): readonly Difference[] =>
  Object.entries(is.parameters).flatMap(([name, { value }]) => {
    const before = was.parameters[name as keyof ParametersContent['parameters']].value;
    return before === value ? [] : [{ name, was: String(before), is: String(value) }];
  });
