import { daysBetween, type PlainDate } from '../calendar/plain-date';
import { dayInService, type DateSpan } from '../calendar/date-span';
import { periodEnd } from '../calendar/period-end';
import type { TermMonths } from './catalogue';

/** From this day the contract has this term. */
export interface TermSpan {
  readonly from: PlainDate;
  readonly termMonths: TermMonths;
  /** A renewal by a year starts F-04 anew, at the 1-year discount. */
  readonly by: 'START' | 'CHANGE' | 'RENEWAL';
}

/** What the dates of a contract hang on: its terms in order (the first starts on `billingStartOn`, X-65) and the customer's pauses. */
export interface ContractTerms {
  readonly terms: readonly TermSpan[];
  readonly pauses: readonly DateSpan[];
  /** Whether paused days are added to the term; the option keeps it running. */
  readonly pausesExtendTerm: boolean;
}

/** The commitment in force on a day: since when F-04 counts, and the terms since then. */
export interface Commitment {
  readonly start: PlainDate;
  readonly spans: readonly TermSpan[];
  readonly termMonths: TermMonths;
}

/** F-04 counts from the start, from a renewal, or from the day a contract without commitment took one. */
export function commitmentOn(terms: readonly TermSpan[], on: PlainDate): Commitment | undefined {
  const past = terms.filter((span) => span.from <= on);
  const startAt = past.findLastIndex((span, at) => span.by !== 'CHANGE' || past[at - 1]?.termMonths === 0);
  const spans = past.slice(startAt);
  const [first, last] = [spans[0], spans.at(-1)];
  return startAt < 0 || !first || !last ? undefined : { start: first.from, spans, termMonths: last.termMonths };
}

/** The last day of a term of months from a start, paused days added. */
export const termEndFrom = (start: PlainDate, months: number, { pauses, pausesExtendTerm }: ContractTerms): PlainDate => {
  const end = periodEnd(start, months);
  return pausesExtendTerm ? dayInService(start, daysBetween(start, end), pauses) : end;
};

/** The last day of the committed term in force on a day; undefined without commitment. */
export const termEndOn = (contract: ContractTerms, on: PlainDate): PlainDate | undefined => {
  const commitment = commitmentOn(contract.terms, on);
  return commitment && commitment.termMonths > 0
    ? termEndFrom(commitment.start, commitment.termMonths, contract)
    : undefined;
};

/**
 * The last day of each full contract month up to `lastDay`, paused days left out of the timeline: full months n with
 * periodEnd(start, n) ≤ last day − paused days. From 2026-03-16: through 2027-01-15 ten, through 2027-01-14 nine.
 */
export function fullMonthEnds(start: PlainDate, lastDay: PlainDate, pauses: readonly DateSpan[]): readonly PlainDate[] {
  const ends: PlainDate[] = [];
  for (let n = 1; ; n += 1) {
    const end = dayInService(start, daysBetween(start, periodEnd(start, n)), pauses);
    if (end > lastDay) return ends;
    ends.push(end);
  }
}
