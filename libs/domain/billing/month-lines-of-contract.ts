import type { DateSpan } from '../calendar/date-span';
import type { Month, PlainDate } from '../calendar/plain-date';
import { quantityText, wonText, type Words } from '../money/won-text';
import type { Won } from '../money/won';
import type { ItemCode, PriceVersion } from '../pricing/catalogue';
import { taxed } from '../pricing/vat';
import type { BillLine } from './bill-line';
import { proRata } from './pro-rata';
import { countDays, daysOf, daysOfSpans, monthFrame, type DaysOfMonth, type MonthFrame } from './used-days';

/** A recurring item of a contract at one unit price and quantity, from a day to a day; open ends are the contract's. */
export interface ContractItem {
  readonly id: string;
  readonly item: ItemCode;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly from?: PlainDate | null;
  readonly to?: PlainDate | null;
  /** Free by days while the customer pauses. */
  readonly pausable: boolean;
  readonly priceVersion: string;
  readonly vatIncluded?: boolean;
}

/** What the month run knows of a contract: nothing that it must look up. */
export interface ContractSnapshot {
  readonly contractId: string;
  readonly items: readonly ContractItem[];
  readonly billingStartOn: PlainDate;
  /** `terminatedOn`: the last day of service, billed. */
  readonly lastDay?: PlainDate | null;
  /** The customer's pauses; suspension for arrears only where `chargeWhileSuspended` is off. */
  readonly pauses: readonly DateSpan[];
}

export type UnitsOfItems = ReadonlyMap<ItemCode, Words>;

export const unitsOf = (version: PriceVersion): UnitsOfItems =>
  new Map([...version.items.values()].map((item) => [item.code, item.unit]));

const WHOLE_MONTH: readonly string[] = ['F-01', 'F-02', 'X-62'];
const PART_OF_MONTH: readonly string[] = ['F-01', 'F-02', 'F-03', 'X-62', 'X-63', 'X-64'];
const NO_UNIT: Words = { ko: '', en: 'unit' };

const arithmeticOf = (item: ContractItem, unit: Words, part: string, amountWon: Won): Words => {
  const count = quantityText(item.quantity, unit);
  const price = wonText(item.unitPriceWon);
  const amount = wonText(amountWon);
  return part === ''
    ? { ko: `${count.ko} × ${price}원 = ${amount}원`, en: `${count.en} × ${price} won = ${amount} won` }
    : { ko: `${count.ko} × ${price}원 × ${part}일 = ${amount}원`, en: `${count.en} × ${price} won × ${part} days = ${amount} won` };
};

const lineOf = (item: ContractItem, days: DaysOfMonth, frame: MonthFrame, unit: Words, merged: readonly string[]): BillLine => {
  const usedDays = countDays(days);
  const part = `${usedDays}/${frame.days}`;
  const amountWon = proRata(BigInt(item.quantity) * item.unitPriceWon, usedDays, frame.days);
  const { supplyWon, vatWon } = taxed(amountWon, item.vatIncluded === true);
  const whole = usedDays === frame.days;
  return {
    sourceKind: 'CONTRACT_ITEM',
    sourceId: item.id,
    item: item.item,
    accrualMonth: frame.month,
    quantity: item.quantity,
    unitPriceWon: item.unitPriceWon,
    usedDays,
    daysInMonth: frame.days,
    supplyWon,
    vatWon,
    lineage: {
      rules: whole ? WHOLE_MONTH : PART_OF_MONTH,
      contractItemId: item.id,
      ...(merged.length > 0 ? { mergedContractItemIds: merged } : {}),
      priceVersion: item.priceVersion,
      days: part,
      arithmetic: arithmeticOf(item, unit, whole ? '' : part, amountWon),
    },
  };
};

/** Rows that are the same thing at the same price make one line, its days counted together. */
const sameLine = (a: ContractItem, b: ContractItem): boolean =>
  a.item === b.item && a.quantity === b.quantity && a.unitPriceWon === b.unitPriceWon && a.vatIncluded === b.vatIncluded;

/**
 * A contract's lines of one month: the function of the month run, used by dry run and run alike (F-01, F-02, F-03,
 * X-61…X-65). One line per item, unit price and quantity; used days counted once, floored once. Pure and without date
 * objects, because a run asks it a million times. 2,000,000 won from 2026-03-16 → 16/31 → 1,032,258.
 */
export function monthLinesOfContract(contract: ContractSnapshot, month: Month, units: UnitsOfItems): BillLine[] {
  const frame = monthFrame(month);
  const inContract = daysOf(frame, contract.billingStartOn, contract.lastDay);
  if (inContract === 0) return [];
  const notPaused = ~daysOfSpans(frame, contract.pauses);
  const { items } = contract;
  const days = items.map((item) => daysOf(frame, item.from, item.to) & inContract & (item.pausable ? notPaused : -1));
  const lines: BillLine[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    let used = days[at] ?? 0;
    if (!item || used === 0) continue;
    const merged: string[] = [];
    for (let other = at + 1; other < items.length; other += 1) {
      const [row, rowDays] = [items[other], days[other] ?? 0];
      // Rows that run on the same days are two things, each with a line of its own.
      if (!row || rowDays === 0 || (used & rowDays) !== 0 || !sameLine(item, row)) continue;
      used |= rowDays;
      days[other] = 0;
      merged.push(row.id);
    }
    lines.push(lineOf(item, used, frame, units.get(item.item) ?? NO_UNIT, merged));
  }
  return lines;
}
