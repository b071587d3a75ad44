import { dayIn } from '../calendar/civil-days';
import { addDays, addMonths, daysInMonth, monthOf, type PlainDate } from '../calendar/plain-date';
import { proRata } from '../billing/pro-rata';
import type { Won } from '../money/won';

/** An item's fees from the day after the last day to the term end, each month pro-rated and floored (X-70, F-03); supply. */
export function remainingFee(
  item: { readonly quantity: number; readonly unitPriceWon: Won },
  lastDay: PlainDate,
  termEnd: PlainDate,
): Won {
  const feeWon = BigInt(item.quantity) * item.unitPriceWon;
  const [from, lastMonth] = [addDays(lastDay, 1), monthOf(termEnd)];
  let total = 0n;
  for (let month = monthOf(from); month <= lastMonth; month = addMonths(month, 1)) {
    const days = daysInMonth(month);
    const first = month === monthOf(from) ? dayIn(from) : 1;
    const last = month === lastMonth ? dayIn(termEnd) : days;
    total += proRata(feeWon, Math.max(0, last - first + 1), days);
  }
  return total;
}
