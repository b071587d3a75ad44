import fc from 'fast-check';
import { attendanceDueOn } from '../../../libs/domain/calendar/attendance-is-due';
import { customerDueDate, type PayerDueDay } from '../../../libs/domain/calendar/customer-pays-on-the-25th';
import { evidenceCutOff } from '../../../libs/domain/calendar/evidence-cut-off';
import { isProvisionalDate } from '../../../libs/domain/calendar/is-provisional-date';
import { monthRunStartsOn } from '../../../libs/domain/calendar/month-run-starts';
import { calendarCoverage, officialMonthsAhead } from '../../../libs/domain/calendar/official-months-ahead';
import { firstPartnerPayDateAfter, partnerPayDate } from '../../../libs/domain/calendar/partners-are-paid-on-the-24th';
import { addDays, addMonths } from '../../../libs/domain/calendar/plain-date';
import { quoteValidThrough } from '../../../libs/domain/calendar/quote-is-valid-30-days';
import {
  routerOrderDueOn,
  routerOrderLateFrom,
} from '../../../libs/domain/calendar/router-is-ordered-four-business-days-before-the-line';
import { taxInvoiceDeadline } from '../../../libs/domain/calendar/tax-invoice-is-issued-by-the-tenth';
import { orThrow } from '../../../libs/domain/refusal';
import { officialCalendar as calendar } from './official-calendar';

const anyMonth = fc.integer({ min: 0, max: 185 }).map((n) => addMonths('2015-01', n));

describe('F-09: partners are paid on the 24th of M+1 (S1-067, X-28)', () => {
  it.each([
    ['2014-07', '2014-08-25'],
    ['2026-04', '2026-05-26'],
    ['2026-12', '2027-01-25'],
    ['2026-10', '2026-11-24'],
  ])('accrued in %s, paid on %s', (month, payDate) => expect(partnerPayDate(month, calendar)).toBe(payDate));

  it('goes back to the open day before where the partner contract says so', () => {
    expect(partnerPayDate('2026-04', calendar, 'PREVIOUS')).toBe('2026-05-22');
  });

  it('pays what was held or came late on the first pay date after its approval (X-106, X-109)', () => {
    expect(firstPartnerPayDateAfter('2026-05-25', calendar)).toBe('2026-05-26');
    expect(firstPartnerPayDateAfter('2026-05-26', calendar)).toBe('2026-06-24');
    expect(firstPartnerPayDateAfter('2026-11-30', calendar)).toBe('2026-12-24');
  });
});

describe('F-10: the tax invoice is issued by the 10th of M+1 (K-01)', () => {
  it.each([
    ['2024-01', '2024-02-13'],
    ['2026-09', '2026-10-12'],
    ['2026-10', '2026-11-10'],
  ])('supplied in %s, issued by %s', (month, deadline) => expect(taxInvoiceDeadline(month, calendar)).toBe(deadline));
});

describe('F-15: the router is ordered four business days before the line (S1-049, X-59)', () => {
  it('is due on 2026-10-01 for a line on 2026-10-08, late from 10-02', () => {
    expect(routerOrderDueOn('2026-10-08', calendar)).toBe('2026-10-01');
    expect(routerOrderLateFrom('2026-10-08', calendar)).toBe('2026-10-02T00:00:00');
  });
});

describe('month D (X-106)', () => {
  it.each([
    ['2026-09', '2026-10-01', '2026-10-06', '2026-10-07', '2026-10-12'],
    ['2026-10', '2026-11-02', '2026-11-04', '2026-11-06', '2026-11-10'],
    ['2026-04', '2026-05-04', '2026-05-07', '2026-05-07', '2026-05-11'],
  ])('%s: run from %s, attendance by %s, cut-off %s, invoice by %s', (month, run, attendance, cutOff, deadline) => {
    expect([
      monthRunStartsOn(month, calendar),
      attendanceDueOn(month, calendar),
      evidenceCutOff(month, calendar),
      taxInvoiceDeadline(month, calendar),
    ]).toEqual([run, attendance, cutOff, deadline]);
  });

  it('cuts off one business day before the deadline where the 3rd business day comes after the day two before', () => {
    // Chuseok 2017: the first business day of October is the 10th, the tax-invoice deadline itself.
    expect(taxInvoiceDeadline('2017-09', calendar)).toBe('2017-10-10');
    expect(evidenceCutOff('2017-09', calendar)).toBe('2017-09-29');
    expect(attendanceDueOn('2017-09', calendar)).toBe('2017-09-29');
  });

  it('asks for attendance at the cut-off at the latest, and cuts off before the deadline, in every month', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const cutOff = orThrow(evidenceCutOff(month, calendar));
        expect(orThrow(attendanceDueOn(month, calendar)) <= cutOff).toBe(true);
        expect(cutOff < orThrow(taxInvoiceDeadline(month, calendar))).toBe(true);
      }),
    );
  });
});

describe('the customer’s due date (X-88)', () => {
  const due = (month: string, issuedOn: string, dueDay?: PayerDueDay, namedDueOn?: string) =>
    customerDueDate({ month, issuedOn, ...(namedDueOn === undefined ? {} : { namedDueOn }) }, calendar, dueDay);

  it.each([
    ['2026-09', '2026-10-08', 25, '2026-10-26'],
    ['2026-07', '2026-08-10', 25, '2026-08-25'],
    ['2026-10', '2026-11-10', 'MONTH_END', '2026-11-30'],
    ['2026-10', '2026-11-10', 20, '2026-11-20'],
    ['2026-10', '2026-11-10', 5, '2026-12-07'],
    ['2026-10', '2026-11-10', 10, '2026-12-10'],
    ['2026-10', '2026-11-10', 15, '2026-12-15'],
    ['2027-01', '2027-02-10', 'MONTH_END', '2027-03-02'],
  ] as const)('M = %s issued %s, payer’s day %s → %s', (month, issuedOn, dueDay, date) =>
    expect(due(month, issuedOn, dueDay)).toBe(date),
  );

  it('leaves 5 days to pay: else it is the payer’s next day', () => {
    expect(due('2026-09', '2026-10-21')).toBe('2026-10-26');
    expect(due('2026-09', '2026-10-22')).toBe('2026-11-25');
  });

  it('takes a later day that the billing request names, never an earlier one', () => {
    expect(due('2026-10', '2026-11-10', 25, '2026-12-13')).toBe('2026-12-14');
    expect(due('2026-10', '2026-11-10', 25, '2026-11-20')).toBe('2026-11-25');
  });

  it('is never less than 5 days after issue', () => {
    const anyDueDay = fc.constantFrom<PayerDueDay>(20, 25, 'MONTH_END', 5, 10, 15);
    fc.assert(
      fc.property(anyMonth, fc.nat(120), anyDueDay, (month, later, dueDay) => {
        const issuedOn = addDays(`${month}-01`, later);
        expect(orThrow(due(month, issuedOn, dueDay)) >= addDays(issuedOn, 5)).toBe(true);
      }),
    );
  });
});

describe('quote, provisional dates and coverage', () => {
  it('keeps a quote valid through the second confirmation + 30 days (X-93)', () => {
    expect(quoteValidThrough('2026-10-05')).toBe('2026-11-04');
  });

  it('marks dates of a year that is not official as 예정 (X-95)', () => {
    expect(['2027-12-31', '2028-01-03', '2031-01-01'].map((d) => isProvisionalDate(d, calendar))).toEqual([
      false, true, true,
    ]);
  });

  it.each([
    ['2026-11-24', 13, 'ENOUGH'],
    ['2026-12-31', 12, 'ENOUGH'],
    ['2027-01-01', 12, 'ENOUGH'],
    ['2027-01-02', 11, 'DEGRADED'],
    ['2027-12-01', 1, 'DEGRADED'],
    ['2027-12-02', 0, 'READ_ONLY'],
    ['2028-02-01', 0, 'READ_ONLY'],
  ])('on %s there are %i official months ahead: %s (X-95)', (today, months, coverage) => {
    expect(officialMonthsAhead(today, calendar)).toBe(months);
    expect(calendarCoverage(today, calendar)).toBe(coverage);
  });
});
