import type { Month } from '../calendar/plain-date';
import { wonText, type Words } from '../money/won-text';
import { floorWon, type Won } from '../money/won';
import { vatOf } from '../pricing/vat';
import { refuse, type Refusal } from '../refusal';
import type { PartnerAccrual } from '../settlement/partner-accrual';
import type { BillLine } from './bill-line';

/** Agents of one staffing agreement at one pair of unit prices, with the days each attended. */
export interface AttendedStaffing {
  readonly staffingId: string;
  readonly partnerId: string;
  readonly unitPriceWon: Won;
  readonly partnerUnitPriceWon: Won;
  /** One entry per agent. */
  readonly attendedDays: readonly number[];
}

/** A signed attendance certificate (복무확인서) of a contract and month (S1-064). */
export interface Attendance {
  readonly contractId: string;
  readonly accrualMonth: Month;
  readonly requiredDays: number;
  readonly staffing: readonly AttendedStaffing[];
  /** The certificate's document. */
  readonly evidence?: string;
}

export interface AttendanceLines {
  readonly customer: readonly BillLine[];
  readonly partners: readonly PartnerAccrual[];
}

interface Priced {
  readonly first: AttendedStaffing;
  readonly unitPriceWon: Won;
  readonly attendedDays: readonly number[];
}

const faultOf = ({ requiredDays, staffing }: Attendance): Refusal | undefined => {
  if (!Number.isSafeInteger(requiredDays) || requiredDays < 1)
    return refuse('attendance.no-required-days', { field: 'requiredDays' });
  for (const [at, { attendedDays }] of staffing.entries())
    for (const [agent, days] of attendedDays.entries())
      if (!Number.isSafeInteger(days) || days < 0 || days > requiredDays)
        return refuse('attendance.days-out-of-range', {
          field: `staffing.${at}.attendedDays.${agent}`,
          params: { days, requiredDays },
        });
  return undefined;
};

/** Staffing at the same price makes one line (X-62). */
const byPrice = (
  staffing: readonly AttendedStaffing[],
  priceOf: (one: AttendedStaffing) => Won,
  keyOf: (one: AttendedStaffing) => string,
): readonly Priced[] => {
  const groups = new Map<string, Priced>();
  for (const one of staffing) {
    if (one.attendedDays.length === 0) continue;
    const group = groups.get(keyOf(one));
    groups.set(keyOf(one), {
      first: group?.first ?? one,
      unitPriceWon: priceOf(one),
      attendedDays: [...(group?.attendedDays ?? []), ...one.attendedDays],
    });
  }
  return [...groups.values()];
};

/** Floored per agent, then added up (F-19). */
const supplyOf = ({ unitPriceWon, attendedDays }: Priced, requiredDays: number): Won =>
  attendedDays.reduce((sum, days) => sum + floorWon(unitPriceWon * BigInt(days), BigInt(requiredDays)), 0n);

const arithmeticOf = ({ unitPriceWon, attendedDays }: Priced, requiredDays: number, supplyWon: Won): Words => {
  const agentsByDays = new Map<number, number>();
  for (const days of attendedDays) agentsByDays.set(days, (agentsByDays.get(days) ?? 0) + 1);
  const parts = (agents: (n: number) => string) =>
    [...agentsByDays].map(([days, n]) => `${days}/${requiredDays} × ${agents(n)}`).join(' + ');
  const [price, supply] = [wonText(unitPriceWon), wonText(supplyWon)];
  return {
    ko: `${price}원 × (${parts((n) => `${n}명`)}), 1명씩 절사 = ${supply}원`,
    en: `${price} won × (${parts((n) => `${n} agent${n === 1 ? '' : 's'}`)}), floored per agent = ${supply} won`,
  };
};

const RULES = ['S1-064', 'F-19', 'X-62'];

const common = (group: Priced, attendance: Attendance, supplyWon: Won) => ({
  sourceKind: 'STAFFING' as const,
  sourceId: group.first.staffingId,
  item: 'STAFFING' as const,
  accrualMonth: attendance.accrualMonth,
  quantity: group.attendedDays.length,
  unitPriceWon: group.unitPriceWon,
  supplyWon,
  lineage: {
    rules: RULES,
    ...(attendance.evidence === undefined ? {} : { evidence: attendance.evidence }),
    arithmetic: arithmeticOf(group, attendance.requiredDays, supplyWon),
  },
});

/**
 * Outsourced agents of a month from the signed attendance certificate (F-19): Σ agents floor(unit × attended / required),
 * the customer's side and the partner's, each with its own unit price, one line per unit price (X-62).
 * One agent at 14/21: bill 2,600,000 → 1,733,333, pay 2,400,000 → 1,600,000. Refuses days beyond the required ones.
 */
export function attendanceLines(attendance: Attendance): AttendanceLines | Refusal {
  const fault = faultOf(attendance);
  if (fault) return fault;
  const { staffing, requiredDays, contractId } = attendance;
  const billed = byPrice(staffing, (s) => s.unitPriceWon, (s) => `${s.unitPriceWon}`);
  const paid = byPrice(staffing, (s) => s.partnerUnitPriceWon, (s) => `${s.partnerId} ${s.partnerUnitPriceWon}`);
  return {
    customer: billed.map((group) => {
      const supplyWon = supplyOf(group, requiredDays);
      return { ...common(group, attendance, supplyWon), vatWon: vatOf(supplyWon) };
    }),
    partners: paid.map((group) => ({
      ...common(group, attendance, supplyOf(group, requiredDays)),
      contractId,
      partnerId: group.first.partnerId,
    })),
  };
}
