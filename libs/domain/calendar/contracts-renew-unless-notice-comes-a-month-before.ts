import { dayIn } from './civil-days';
import { periodEnd } from './period-end';
import { addDays, addMonths, dayOfMonth, monthOf, type PlainDate } from './plain-date';

/**
 * The last day on which a notice of non-renewal counts: (end + 1 day − 1 month, clamped) − 1 day, never moved for a closed
 * day (F-13, X-87, S1-087). End 2027-02-28 → 2027-01-31 · 2027-03-30 → 2027-02-27.
 */
export const renewalNoticeBy = (endOn: PlainDate): PlainDate => {
  const dayAfter = addDays(endOn, 1);
  return addDays(dayOfMonth(addMonths(monthOf(dayAfter), -1), dayIn(dayAfter)), -1);
};

/** Without notice a committed contract renews to here (F-13): 2027-02-28 + 12 months → 2028-02-29. */
export const renewedThrough = (endOn: PlainDate, renewalMonths: number): PlainDate =>
  periodEnd(addDays(endOn, 1), renewalMonths);
