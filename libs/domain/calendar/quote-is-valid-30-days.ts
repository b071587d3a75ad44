import { addDays, type PlainDate } from './plain-date';

/** The last day a quote is valid: the day of the second confirmation + 30 days, that day included. */
export const quoteValidThrough = (secondConfirmationOn: PlainDate, validDays = 30): PlainDate =>
  addDays(secondConfirmationOn, validDays);
