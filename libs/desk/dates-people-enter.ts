import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import { refuse, type Refusal } from '../domain/refusal';

/** What has been done lies in the past or is of today. */
export const faultIfInFuture = (tx: Tx, date: PlainDate, field: string): Refusal | undefined =>
  date > tx.today ? refuse('date.in-the-future', { field, params: { date, today: tx.today } }) : undefined;

/** What is planned lies ahead or is of today. */
export const faultIfPast = (tx: Tx, date: PlainDate, field: string): Refusal | undefined =>
  date < tx.today ? refuse('date.in-the-past', { field, params: { date, today: tx.today } }) : undefined;

export const faultIfBefore = (date: PlainDate, earliest: PlainDate | null | undefined, field: string): Refusal | undefined =>
  earliest && date < earliest ? refuse('date.too-early', { field, params: { date, earliest } }) : undefined;
