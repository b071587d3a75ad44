import type { PlainDate } from '../calendar/plain-date';
import { refuse, type Refusal } from '../refusal';
import type { Catalogue, PriceVersion } from './catalogue';
import { versionInForce } from './version-in-force';

/** The price version in force on a date: the latest that took effect by then. Refuses `pricing.before-first-version`. */
export const catalogueInForce = (catalogue: Catalogue, on: PlainDate): PriceVersion | Refusal =>
  versionInForce(catalogue, on) ?? refuse('pricing.before-first-version', { params: { date: on } });
