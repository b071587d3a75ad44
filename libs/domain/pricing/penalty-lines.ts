import type { PlainDate } from '../calendar/plain-date';
import { quantityText, wonText, type Words } from '../money/won-text';
import { sumWon, type Won } from '../money/won';
import type { CatalogueItem, ItemCode, TermMonths } from './catalogue';
import type { Commitment, ContractTerms } from './contract-terms';
import { catalogueUnitPrice } from './size-band';
import { vatOf } from './vat';

/** What a term takes off the 단기 price, per unit and month; nothing without commitment. */
export type DiscountByTerm = Readonly<Record<TermMonths, Won>>;

/** An item at one quantity from a day to a day; a seat change ends one and begins the next. */
export interface PenaltyItem {
  readonly item: ItemCode;
  readonly unit: Words;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly discountWonByTerm: DiscountByTerm;
  readonly from?: PlainDate | null;
  readonly to?: PlainDate | null;
}

export interface PenaltyContract extends ContractTerms {
  readonly items: readonly PenaltyItem[];
}

/** Months with one quantity and one discount to give back. */
interface PaidBack {
  months: number;
  readonly quantity: number;
  readonly discountWon: Won;
}

/** One line per item; VAT is added (K-09). */
export interface PenaltyLine {
  readonly item: ItemCode;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly rules: readonly string[];
  readonly arithmetic: Words;
}

export interface Penalty {
  readonly fullMonths: number;
  readonly lines: readonly PenaltyLine[];
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
  /** What staying to the end of the term would cost in fees; undefined where no term is left. */
  readonly stayToEnd?: { readonly termEndOn: PlainDate; readonly feesWon: Won; readonly leavingCostsMore: boolean };
}

/** The discounts of an item at the band of a quantity; none where its price is agreed. */
export const discountsOf = (item: CatalogueItem, quantity: number): DiscountByTerm => {
  const full = catalogueUnitPrice(item, quantity, 0) ?? 0n;
  const off = (term: TermMonths): Won => full - (catalogueUnitPrice(item, quantity, term) ?? full);
  return { 0: 0n, 12: off(12), 24: off(24), 36: off(36) };
};

/** Whether an item row counts on a day; an open end has no limit. */
export const inForce = ({ from, to }: PenaltyItem, on: PlainDate): boolean => (!from || from <= on) && (!to || on <= to);

/** The discount per unit that a contract month kept: that of the term of its last day, lowered by every later shortening. */
export const keptDiscount = (item: PenaltyItem, monthEnd: PlainDate, { spans }: Commitment): Won => {
  let kept: Won | undefined;
  for (const [at, span] of spans.entries()) {
    const offered = item.discountWonByTerm[span.termMonths];
    const next = spans[at + 1];
    if (kept === undefined) {
      if (!next || next.from > monthEnd) kept = offered;
    } else if (offered < kept) kept = offered;
  }
  return kept ?? 0n;
};

const paidBackOf = (
  code: ItemCode,
  contract: PenaltyContract,
  monthEnds: readonly PlainDate[],
  discountOf: (item: PenaltyItem, monthEnd: PlainDate) => Won,
): readonly PaidBack[] => {
  const groups: PaidBack[] = [];
  for (const monthEnd of monthEnds)
    for (const item of contract.items) {
      if (item.item !== code || !inForce(item, monthEnd)) continue;
      const { quantity } = item;
      const discountWon = discountOf(item, monthEnd);
      if (discountWon <= 0n) continue;
      const same = groups.find((group) => group.quantity === quantity && group.discountWon === discountWon);
      if (same) same.months += 1;
      else groups.push({ months: 1, quantity, discountWon });
    }
  return groups;
};

const amountOf = ({ months, quantity, discountWon }: PaidBack): Won => BigInt(months) * BigInt(quantity) * discountWon;

const arithmeticOf = (groups: readonly PaidBack[], unit: Words): Words => {
  const total = wonText(sumWon(groups.map(amountOf)));
  const part = ({ months, quantity, discountWon }: PaidBack, language: 'ko' | 'en'): string => {
    const count = quantityText(quantity, unit)[language];
    const price = wonText(discountWon);
    return language === 'ko' ? `${months}개월 × ${count} × ${price}원` : `${months} mo. × ${count} × ${price} won`;
  };
  const parts = (language: 'ko' | 'en') => groups.map((group) => part(group, language)).join(' + ');
  return { ko: `${parts('ko')} = ${total}원`, en: `${parts('en')} = ${total} won` };
};

const itemCodesOf = (contract: PenaltyContract): readonly ItemCode[] => [...new Set(contract.items.map((i) => i.item))];

/** One line per item with something to give back, its months grouped by quantity and discount. */
export const linesOf = (
  contract: PenaltyContract,
  monthEnds: readonly PlainDate[],
  discountOf: (item: PenaltyItem, monthEnd: PlainDate) => Won,
): readonly PenaltyLine[] =>
  itemCodesOf(contract).flatMap((code) => {
    const groups = paidBackOf(code, contract, monthEnds, discountOf);
    const unit = contract.items.find((item) => item.item === code)?.unit;
    if (groups.length === 0 || !unit) return [];
    const supplyWon = sumWon(groups.map(amountOf));
    const rules = ['S1-088', 'F-04', 'X-13', 'X-66', 'K-09'];
    return [{ item: code, supplyWon, vatWon: vatOf(supplyWon), rules, arithmetic: arithmeticOf(groups, unit) }];
  });

/** A penalty is the sum of its lines. */
export const penaltyOf = (fullMonths: number, lines: readonly PenaltyLine[]): Penalty => {
  const supplyWon = sumWon(lines.map((line) => line.supplyWon));
  const vatWon = sumWon(lines.map((line) => line.vatWon));
  return { fullMonths, lines, supplyWon, vatWon, totalWon: supplyWon + vatWon };
};
