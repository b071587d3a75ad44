import { addDays, type PlainDate } from '../calendar/plain-date';
import { refuse, type Refusal } from '../refusal';
import type { TermMonths } from './catalogue';
import { commitmentOn, fullMonthEnds, termEndFrom } from './contract-terms';
import { keptDiscount, linesOf, penaltyOf, type Penalty, type PenaltyContract } from './penalty-lines';

export interface TermChange {
  /** Undefined for a change to no commitment. */
  readonly newTermEndOn?: PlainDate;
  readonly cost: Penalty;
}

/**
 * What changing the term from a day on costs: shortening F-04 between the two terms, to no commitment F-04 in full,
 * lengthening nothing. 36 → 12 months after 10, 30 seats → 10 × 30 × (60,000 − 40,000) = 6,000,000 won.
 * Refuses `contract.new-term-is-over` unless the new end lies after the effective date.
 */
export function termChange(contract: PenaltyContract, effectiveOn: PlainDate, newTerm: TermMonths): TermChange | Refusal {
  const lastDay = addDays(effectiveOn, -1);
  const commitment = commitmentOn(contract.terms, lastDay);
  const committed = commitment && commitment.termMonths > 0 ? commitment : undefined;
  const newTermEndOn = newTerm > 0 ? termEndFrom(committed?.start ?? effectiveOn, newTerm, contract) : undefined;
  if (newTermEndOn !== undefined && newTermEndOn <= effectiveOn)
    return refuse('contract.new-term-is-over', { field: 'termMonths', params: { newTermEndOn, effectiveOn } });
  const end = newTermEndOn === undefined ? {} : { newTermEndOn };
  if (!committed) return { ...end, cost: penaltyOf(0, []) };
  const monthEnds = fullMonthEnds(committed.start, lastDay, contract.pauses);
  const lines = linesOf(
    contract,
    monthEnds,
    (item, monthEnd) => keptDiscount(item, monthEnd, committed) - item.discountWonByTerm[newTerm],
  );
  return { ...end, cost: penaltyOf(monthEnds.length, lines) };
}
