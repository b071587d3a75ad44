import { quantityText, wonText, type Words } from '../money/won-text';
import type { Won } from '../money/won';
import { taxed } from '../pricing/vat';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { PartnerAccrual } from '../settlement/partner-accrual';
import { attendanceLines } from './attendance-lines';
import type { BillLine } from './bill-line';
import { attended, type StaffingInMonth } from './month-of-contract';
import { proRata } from './pro-rata';

/** What was wrong about a line that is no staffing: how many, or at what price. */
export interface LineChange {
  readonly quantity?: number;
  readonly unitPriceWon?: Won;
}

const units: Words = { ko: '', en: 'unit' };

const arithmeticOf = (quantity: number, unitPriceWon: Won, days: string, amountWon: Won): Words => {
  const count = quantityText(quantity, units);
  const [price, amount] = [wonText(unitPriceWon), wonText(amountWon)];
  return { ko: `${count.ko} × ${price}원${days && ` × ${days}일`} = ${amount}원`, en: `${count.en} × ${price} won${days && ` × ${days} days`} = ${amount} won` };
};

/** The line as it should have been: the same source, month and days, with the right quantity or price; floored and taxed as ever (F-02, F-03, X-62). */
export function changedLine(line: BillLine, change: LineChange, vatIncluded = false): BillLine {
  const quantity = change.quantity ?? line.quantity;
  const unitPriceWon = change.unitPriceWon ?? line.unitPriceWon;
  const { usedDays, daysInMonth } = line;
  const partOfMonth = usedDays !== undefined && daysInMonth !== undefined && usedDays !== daysInMonth;
  const whole = BigInt(quantity) * unitPriceWon;
  const amountWon = partOfMonth ? proRata(whole, usedDays, daysInMonth) : whole;
  const arithmetic = arithmeticOf(quantity, unitPriceWon, partOfMonth ? `${usedDays}/${daysInMonth}` : '', amountWon);
  return { ...line, quantity, unitPriceWon, ...taxed(amountWon, vatIncluded), lineage: { ...line.lineage, arithmetic } };
}

/** A partner's certificate of a contract's month, as it was billed. */
export interface BilledAttendance {
  readonly contractId: string;
  readonly staffing: readonly StaffingInMonth[];
  readonly requiredDays: number;
  /** One entry per agent. */
  readonly attendedDays: readonly number[];
  readonly evidence?: string;
}

export interface CorrectedAttendance {
  /** Of all agents of the certificate. */
  readonly attendedDays: readonly number[];
  readonly line: BillLine;
  readonly accruals: readonly PartnerAccrual[];
}

/**
 * A staffing line from corrected days (F-19): those of its own agents are replaced in the certificate, in their order, and line and accruals come
 * about as they did in the month. 2,600,000 at 14/21 → 13/21: 1,733,333 → 1,609,523.
 */
export function correctedAttendance(line: BillLine, billed: BilledAttendance, days: readonly number[]): CorrectedAttendance | Refusal {
  const filled = attended(billed.staffing, { ...billed, partnerId: '' });
  const price = filled.find(({ staffingId }) => staffingId === line.sourceId)?.unitPriceWon;
  const ofLine = filled.filter(({ unitPriceWon }) => unitPriceWon === price);
  const agents = ofLine.reduce((count, { attendedDays }) => count + attendedDays.length, 0);
  if (agents !== days.length) return refuse('correction.days-per-agent', { params: { agents } });
  let next = 0;
  const corrected = filled.map((one) => (one.unitPriceWon === price ? { ...one, attendedDays: one.attendedDays.map(() => days[next++] ?? 0) } : one));
  const priced = attendanceLines({ contractId: billed.contractId, accrualMonth: line.accrualMonth, requiredDays: billed.requiredDays, staffing: corrected, ...(billed.evidence ? { evidence: billed.evidence } : {}) });
  if (isRefusal(priced)) return priced;
  const replaced = priced.customer.find(({ sourceId }) => sourceId === line.sourceId);
  return replaced ? { attendedDays: corrected.flatMap((one) => one.attendedDays), line: replaced, accruals: priced.partners } : refuse('correction.line-not-found');
}
