import { sumWon, type Won } from '../money/won';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { itemIn, type Charge, type ItemCode, type PriceVersion } from './catalogue';
import { agreedPrice, monthlyRecurringFee, pricedLine, type PricedLine } from './monthly-recurring-fee';
import { nextBandHint, type NextBandHint } from './next-band-hint';
import type { ProductSelection } from './product-selection';
import { taxed } from './vat';

/** A delivery that is settled once (S1-009, S1-063). */
export interface OneOffSelection {
  readonly item: ItemCode;
  readonly quantity: number;
  readonly unitPriceWon: Won;
}

/** Outsourced agents; the price is per agent and full month (F-19). */
export interface StaffingSelection {
  readonly agents: number;
  readonly unitPriceWon: Won;
}

export interface QuoteLine extends PricedLine {
  readonly supplyWon: Won;
  readonly vatWon: Won;
}

/** One part of a quote: its lines and their sums (F-02: VAT per line, totals are sums of lines). */
export interface QuoteSection {
  readonly lines: readonly QuoteLine[];
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
}

/** An approval the quote cannot do without, and the items that call for it. */
export interface ApprovalNeeded {
  readonly approval: 'UNDER_MIN_SEATS' | 'NEGOTIATED_PRICE';
  readonly items: readonly ItemCode[];
  readonly rules: readonly string[];
}

export interface Quote {
  readonly priceVersion: string;
  readonly monthly: QuoteSection;
  readonly oneOff: QuoteSection;
  /** What full attendance would cost a month; the bill follows the attendance certificate (F-19). */
  readonly attendanceEstimate: QuoteSection;
  readonly approvals: readonly ApprovalNeeded[];
  readonly nextBandHint?: NextBandHint;
}

const section = (lines: readonly PricedLine[], vatIncluded: boolean): QuoteSection => {
  const quoted = lines.map((line) => ({ ...line, ...taxed(line.amountWon, vatIncluded) }));
  const supplyWon = sumWon(quoted.map((line) => line.supplyWon));
  const vatWon = sumWon(quoted.map((line) => line.vatWon));
  return { lines: quoted, supplyWon, vatWon, totalWon: supplyWon + vatWon };
};

const agreedLine = (
  { item, quantity, unitPriceWon }: OneOffSelection,
  charge: Charge,
  field: string,
  version: PriceVersion,
): PricedLine | Refusal => {
  const offered = itemIn(version, item);
  if (!offered.charges.includes(charge))
    return refuse('pricing.not-charged-this-way', { field: `${field}.item`, params: { item, charge } });
  if (!Number.isSafeInteger(quantity) || quantity < 1) return refuse('pricing.not-a-quantity', { field });
  if (unitPriceWon < 0n) return refuse('pricing.negative-price', { field: `${field}.unitPriceWon` });
  return pricedLine(offered, agreedPrice(quantity, unitPriceWon), version.code);
};

const allOrRefusal = (lines: readonly (PricedLine | Refusal)[]): readonly PricedLine[] | Refusal => {
  const priced: PricedLine[] = [];
  for (const line of lines) {
    if (isRefusal(line)) return line;
    priced.push(line);
  }
  return priced;
};

const approvalsFor = (seats: number, minimumSeats: number, lines: readonly PricedLine[]): ApprovalNeeded[] => {
  const negotiated = [...new Set(lines.filter((line) => line.negotiated).map((line) => line.item))];
  const approvals: ApprovalNeeded[] = [];
  if (seats < minimumSeats)
    approvals.push({ approval: 'UNDER_MIN_SEATS', items: ['ASP_BASE'], rules: ['S1-072', 'X-05'] });
  if (negotiated.length > 0)
    approvals.push({ approval: 'NEGOTIATED_PRICE', items: negotiated, rules: ['X-06', 'X-11', 'X-12'] });
  return approvals;
};

/**
 * Prices an application (F-01, F-02): what it costs every month, once, and by attendance, which approvals it needs
 * and whether the next band is cheaper. Refuses what cannot be priced, its field named.
 */
export function quoteOf(
  selection: ProductSelection,
  oneOffs: readonly OneOffSelection[],
  staffing: readonly StaffingSelection[],
  version: PriceVersion,
  minimumSeats = 10,
): Quote | Refusal {
  const monthly = monthlyRecurringFee(selection, version);
  if (isRefusal(monthly)) return monthly;
  const once = allOrRefusal(oneOffs.map((oneOff, index) => agreedLine(oneOff, 'ONE_OFF', `oneOffs.${index}`, version)));
  if (isRefusal(once)) return once;
  const attended = allOrRefusal(
    staffing.map(({ agents, unitPriceWon }, index) =>
      agreedLine({ item: 'STAFFING', quantity: agents, unitPriceWon }, 'ATTENDANCE', `staffing.${index}`, version),
    ),
  );
  if (isRefusal(attended)) return attended;
  const hint = nextBandHint(selection.seats, selection.termMonths, version);
  return {
    priceVersion: version.code,
    monthly: section(monthly, version.vatIncluded),
    oneOff: section(once, version.vatIncluded),
    attendanceEstimate: section(attended, version.vatIncluded),
    approvals: approvalsFor(selection.seats, minimumSeats, [...monthly, ...once, ...attended]),
    ...(hint ? { nextBandHint: hint } : {}),
  };
}
