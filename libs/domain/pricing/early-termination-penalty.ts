import type { PlainDate } from '../calendar/plain-date';
import { wonText } from '../money/won-text';
import { sumWon } from '../money/won';
import { commitmentOn, fullMonthEnds, termEndOn } from './contract-terms';
import type { PenaltyCap } from './parameters';
import { inForce, keptDiscount, linesOf, penaltyOf, type Penalty, type PenaltyContract, type PenaltyLine } from './penalty-lines';
import { remainingFee } from './remaining-fee';
import { vatOf } from './vat';

/** KT_BUSINESS_END costs nothing. */
export type EndReason = 'CUSTOMER' | 'ARREARS' | 'BREACH' | 'KT_BUSINESS_END';

/** `REMAINING_FEES`: no item costs more than its own fees from the day after the last day to the term end. */
const capped = (line: PenaltyLine, contract: PenaltyContract, lastDay: PlainDate, termEnd: PlainDate): PenaltyLine => {
  const items = contract.items.filter((item) => item.item === line.item && inForce(item, lastDay));
  const limit = sumWon(items.map((item) => remainingFee(item, lastDay, termEnd)));
  if (line.supplyWon <= limit) return line;
  const arithmetic = {
    ko: `${line.arithmetic.ko}, 잔여 이용료 ${wonText(limit)}원으로 제한`,
    en: `${line.arithmetic.en}, limited to the remaining fees of ${wonText(limit)} won`,
  };
  return { ...line, supplyWon: limit, vatWon: vatOf(limit), rules: [...line.rules, 'X-14', 'X-70'], arithmetic };
};

/**
 * What ending a contract on its last day of service costs (F-04, S1-088): for every full elapsed month without paused days,
 * each item's quantity on that month's last day × the discount it was given. 36 months, 30 seats, after 10 → 18,000,000 won.
 * Nothing without commitment, on or after the term end, or when KT ends the business.
 */
export function earlyTerminationPenalty(
  contract: PenaltyContract,
  lastDay: PlainDate,
  reason: EndReason,
  cap: PenaltyCap = 'NONE',
): Penalty {
  const commitment = commitmentOn(contract.terms, lastDay);
  const termEnd = termEndOn(contract, lastDay);
  if (!commitment || !termEnd || lastDay >= termEnd || reason === 'KT_BUSINESS_END') return penaltyOf(0, []);
  const monthEnds = fullMonthEnds(commitment.start, lastDay, contract.pauses);
  const literal = linesOf(contract, monthEnds, (item, monthEnd) => keptDiscount(item, monthEnd, commitment));
  const lines = cap === 'NONE' ? literal : literal.map((line) => capped(line, contract, lastDay, termEnd));
  const penalty = penaltyOf(monthEnds.length, lines);
  const running = contract.items.filter((item) => inForce(item, lastDay));
  const feesWon = sumWon(running.map((item) => remainingFee(item, lastDay, termEnd)));
  return { ...penalty, stayToEnd: { termEndOn: termEnd, feesWon, leavingCostsMore: penalty.supplyWon > feesWon } };
}
