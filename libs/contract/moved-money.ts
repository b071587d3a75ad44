import type { Month, PlainDate } from '../domain/calendar/plain-date';

/** What a change of the calendar moves of money: the same list before it is done and after (K-24). */
export interface MovedMoney {
  /** Approved lines of partners on their way to the bank (F-09). */
  readonly partnerPayments: readonly { readonly partnerName: string; readonly accrualMonth: Month; readonly lines: number; readonly was: PlainDate; readonly is: PlainDate }[];
  readonly refunds: readonly { readonly refundNo: string; readonly was: PlainDate; readonly is: PlainDate }[];
  /** When customers pay bills that are not issued yet, by their payer's day, and how many contracts have it. */
  readonly dueDates: readonly { readonly month: Month; readonly dueDay: string; readonly contracts: number; readonly was: PlainDate; readonly is: PlainDate }[];
}
