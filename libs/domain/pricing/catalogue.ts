import type { PlainDate } from '../calendar/plain-date';
import { wonFrom, type Words } from '../money/won-text';
import type { Won } from '../money/won';

/** 0 = 단기, no commitment (X-09). */
export type TermMonths = 0 | 12 | 24 | 36;

export const termMonths: readonly TermMonths[] = [0, 12, 24, 36];

export type ItemCode =
  | 'ASP_BASE'
  | 'AGENT_APP_BASIC'
  | 'AGENT_APP_PREMIUM'
  | 'RECORDING'
  | 'EXTRA_LINE'
  | 'STAFFING'
  | 'FLOOR_SPACE'
  | 'EQUIPMENT_RENTAL'
  | 'DEVICE'
  | 'BUILD_HARDWARE'
  | 'DEVELOPMENT'
  | 'BUSINESS_TRAINING'
  | 'SCENARIO_RECORDING';

/** How an item is charged: every month by days, once on acceptance, or from attendance (X-62, X-92, F-19). */
export type Charge = 'RECURRING' | 'ONE_OFF' | 'ATTENDANCE';

/** The prices of one size band (청약규모); `toSeats` is Infinity in the last one. */
export interface PriceRow {
  readonly fromSeats: number;
  readonly toSeats: number;
  readonly unitPriceWonByTerm: Readonly<Record<TermMonths, Won>>;
}

export interface CatalogueItem {
  readonly code: ItemCode;
  readonly name: Words;
  readonly unit: Words;
  readonly charges: readonly Charge[];
  /** Free by days while the customer pauses (X-64). */
  readonly pausable: boolean;
  readonly termDiscounted: boolean;
  /** Empty where the price is negotiated (X-11, X-12). */
  readonly rows: readonly PriceRow[];
  readonly rules: readonly string[];
}

/** One dated version of the price table. A line keeps the version it was priced with. */
export interface PriceVersion {
  readonly code: string;
  readonly effectiveFrom: PlainDate;
  readonly vatIncluded: boolean;
  readonly items: ReadonlyMap<ItemCode, CatalogueItem>;
}

export type Catalogue = readonly PriceVersion[];

/** The file `data/catalogue/*.json` and the stored content: won as decimal strings, an open band as null. */
export interface PriceVersionContent {
  readonly code: string;
  readonly effectiveFrom: string;
  readonly vatIncluded: boolean;
  readonly items: readonly {
    readonly code: string;
    readonly name: Words;
    readonly unit: Words;
    readonly charges: readonly string[];
    readonly pausable: boolean;
    readonly termDiscounted: boolean;
    readonly rows?: readonly {
      readonly fromSeats: number;
      readonly toSeats: number | null;
      readonly unitPriceWonByTerm: Readonly<Record<`${TermMonths}`, string>>;
    }[];
    readonly rules: readonly string[];
  }[];
}

type ItemContent = PriceVersionContent['items'][number];

const itemFrom = (item: ItemContent): CatalogueItem => ({
  code: item.code as ItemCode,
  name: item.name,
  unit: item.unit,
  charges: item.charges as readonly Charge[],
  pausable: item.pausable,
  termDiscounted: item.termDiscounted,
  rows: (item.rows ?? []).map(({ fromSeats, toSeats, unitPriceWonByTerm: price }) => ({
    fromSeats,
    toSeats: toSeats ?? Infinity,
    unitPriceWonByTerm: { 0: wonFrom(price[0]), 12: wonFrom(price[12]), 24: wonFrom(price[24]), 36: wonFrom(price[36]) },
  })),
  rules: item.rules,
});

/** D-01 and not the price table names it: the first recording is free, one more at cost (S1-056, S1-093, X-81). So every version has it. */
const recordingAtCost: CatalogueItem = {
  code: 'SCENARIO_RECORDING',
  name: { ko: '시나리오 재녹음', en: 'One more recording' },
  unit: { ko: '회', en: 'time' },
  charges: ['ONE_OFF'],
  pausable: false,
  termDiscounted: false,
  rows: [],
  rules: ['S1-056', 'X-81'],
};

/** Reads a stored price version; throws where the data is broken, because that is a fault of ours. */
export const priceVersionFrom = (content: PriceVersionContent): PriceVersion => ({
  code: content.code,
  effectiveFrom: content.effectiveFrom,
  vatIncluded: content.vatIncluded,
  items: new Map([[recordingAtCost.code, recordingAtCost], ...content.items.map((item) => [item.code as ItemCode, itemFrom(item)] as const)]),
});

/** The item of a version; every version has every code, so a missing one is a fault of ours. */
export function itemIn(version: PriceVersion, code: ItemCode): CatalogueItem {
  const item = version.items.get(code);
  if (!item) throw new Error(`price version ${version.code} has no item ${code}`);
  return item;
}
