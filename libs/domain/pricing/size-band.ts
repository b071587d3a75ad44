import type { CatalogueItem, PriceRow, TermMonths } from './catalogue';
import type { Won } from '../money/won';

/** The band (청약규모) that prices every seat of a count: [1,9] [10,29] [30,49] [50,99] [100,∞). Undefined below the first. */
export const sizeBand = (item: CatalogueItem, seats: number): PriceRow | undefined =>
  item.rows.find((row) => row.fromSeats <= seats && seats <= row.toSeats);

/** The price of one unit in the band of a seat count at a term; undefined where the table has no price. */
export const catalogueUnitPrice = (item: CatalogueItem, seats: number, term: TermMonths): Won | undefined =>
  sizeBand(item, seats)?.unitPriceWonByTerm[term];
