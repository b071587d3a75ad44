import fc from 'fast-check';
import { dueFromOpening } from '../../../libs/domain/calendar/a-passed-due-date-is-late-from-the-start';
import { addBusinessDays } from '../../../libs/domain/calendar/add-business-days';
import { calendarFrom, isClosed } from '../../../libs/domain/calendar/business-calendar';
import { firstBusinessDayOfMonth } from '../../../libs/domain/calendar/first-business-day-of-month';
import { nextOpenDay, previousOpenDay } from '../../../libs/domain/calendar/next-open-day';
import { addDays, daysBetween } from '../../../libs/domain/calendar/plain-date';
import { orThrow } from '../../../libs/domain/refusal';
import { officialCalendar } from './official-calendar';

const open = (date: string) => !isClosed(date, officialCalendar);
const plus = (date: string, n: number) => orThrow(addBusinessDays(date, n, officialCalendar));
const dateIn2015To2029 = fc.integer({ min: 0, max: 5_400 }).map((n) => addDays('2015-01-05', n));
const openDate = dateIn2015To2029.map((date) => orThrow(nextOpenDay(date, officialCalendar)));

describe('closed days (K-21, K-23, X-85)', () => {
  it.each([
    '2014-01-30', '2014-06-04', '2015-02-18', '2015-08-14', '2016-04-13', '2016-05-06', '2017-01-27', '2017-05-09',
    '2017-10-02', '2018-02-15', '2018-06-13', '2019-02-04', '2020-01-24', '2020-04-15', '2020-08-17', '2021-02-11',
    '2022-01-31', '2022-03-09', '2022-06-01', '2023-10-02', '2024-02-09', '2024-04-10', '2024-10-01', '2025-01-27',
    '2025-01-28', '2025-06-03', '2026-02-16', '2026-05-01', '2026-06-03', '2027-05-03', '2028-01-26', '2028-04-12',
    '2028-05-01', '2029-02-12', '2029-05-01', '2030-03-27', '2030-05-01', '2030-06-12',
  ])('%s is closed though a common library calls it open', (date) => expect(open(date)).toBe(false));

  it.each(['2019-02-07', '2022-02-03', '2025-01-31', '2026-02-19', '2029-02-15'])(
    '%s is open though a common library calls it closed',
    (date) => expect(open(date)).toBe(true),
  );

  it('closes 1 May in every year, whether listed or not (X-85)', () => {
    for (let year = 2014; year <= 2030; year += 1) expect(open(`${year}-05-01`)).toBe(false);
  });

  it('closes Saturdays and Sundays', () => {
    expect([open('2026-11-20'), open('2026-11-21'), open('2026-11-22')]).toEqual([true, false, false]);
  });

  it('keeps every name of a day that two rows name, official only when both are', () => {
    const calendar = calendarFrom(
      [
        { date: '2026-05-24', names: ['부처님 오신 날'], status: 'official' },
        { date: '2026-05-24', names: ['임시공휴일'], status: 'estimated' },
      ],
      7,
    );
    expect(calendar.holidays.get('2026-05-24')).toEqual({ names: ['부처님 오신 날', '임시공휴일'], official: false });
    expect(calendar).toMatchObject({ version: 7, firstYear: 2026, lastYear: 2026 });
  });
});

describe('counting business days (X-84)', () => {
  it.each([
    ['2026-10-08', -4, '2026-10-01'],
    ['2026-10-08', -3, '2026-10-02'],
    ['2026-09-23', 1, '2026-09-28'],
    ['2026-09-25', 1, '2026-09-28'],
    ['2026-09-26', -1, '2026-09-23'],
    ['2026-09-26', 0, '2026-09-26'],
  ])('%s %i business days → %s', (from, n, to) => expect(plus(from, n)).toBe(to));

  it('comes back from an open day: +n then −n', () => {
    fc.assert(
      fc.property(openDate, fc.integer({ min: 0, max: 60 }), (date, n) => expect(plus(plus(date, n), -n)).toBe(date)),
    );
  });

  it('never goes backwards: a later day or a greater n gives no earlier date', () => {
    fc.assert(
      fc.property(dateIn2015To2029, fc.nat(40), fc.nat(10), (date, n, later) => {
        expect(plus(addDays(date, later), n) >= plus(date, n)).toBe(true);
        expect(plus(date, n + 1) > plus(date, n)).toBe(true);
      }),
    );
  });

  it('crosses exactly n open days', () => {
    fc.assert(
      fc.property(dateIn2015To2029, fc.integer({ min: 1, max: 40 }), (date, n) => {
        const end = plus(date, n);
        const crossed = Array.from({ length: daysBetween(date, end) }, (_, i) => addDays(date, i + 1)).filter(open);
        expect(crossed).toHaveLength(n);
        expect(open(end)).toBe(true);
      }),
    );
  });

  it('marks a due date that has passed at opening as late from the start, on the next open day (X-84)', () => {
    expect(dueFromOpening('2026-10-01', '2026-10-03', officialCalendar)).toEqual({
      dueOn: '2026-10-06',
      lateFromStart: true,
    });
    expect(dueFromOpening('2026-10-01', '2026-10-01', officialCalendar)).toEqual({
      dueOn: '2026-10-01',
      lateFromStart: false,
    });
  });
});

describe('the next open day and the first business day of a month', () => {
  it('is the nearest open day, and the same for an open one', () => {
    fc.assert(
      fc.property(dateIn2015To2029, (date) => {
        const next = orThrow(nextOpenDay(date, officialCalendar));
        const previous = orThrow(previousOpenDay(date, officialCalendar));
        expect(open(next) && open(previous) && previous <= date && date <= next).toBe(true);
        if (open(date)) expect([previous, next]).toEqual([date, date]);
        else expect(plus(date, 1)).toBe(next);
      }),
    );
  });

  it.each([
    ['2026-03', '2026-03-03'],
    ['2026-05', '2026-05-04'],
    ['2026-10', '2026-10-01'],
  ])('F-11: the first business day of %s is %s (X-48)', (month, day) =>
    expect(firstBusinessDayOfMonth(month, officialCalendar)).toBe(day),
  );
});

describe('beyond the calendar (X-83)', () => {
  it('refuses a date after 31 December of the last loaded year, naming it', () => {
    expect(nextOpenDay('2031-01-01', officialCalendar)).toEqual({
      refusal: 'calendar.beyond-rows',
      params: { date: '2031-01-01', firstYear: 2014, lastYear: 2030 },
    });
    expect(addBusinessDays('2030-12-30', 2, officialCalendar)).toMatchObject({ params: { date: '2031-01-01' } });
    expect(addBusinessDays('2030-12-30', 1, officialCalendar)).toBe('2030-12-31');
  });

  it('refuses a date before the first loaded year too: its holidays are just as unknown', () => {
    expect(addBusinessDays('2014-01-02', -1, officialCalendar)).toMatchObject({ refusal: 'calendar.beyond-rows' });
  });
});
