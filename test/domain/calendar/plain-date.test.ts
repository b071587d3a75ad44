import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { periodEnd } from '../../../libs/domain/calendar/period-end';
import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  instantOf,
  isMonth,
  isoDayOfWeek,
  isPlainDate,
  koreanDateOf,
  koreanMomentOf,
  lastDayOf,
  momentAt,
} from '../../../libs/domain/calendar/plain-date';

const anyDate = fc
  .integer({ min: 0, max: 80_000 })
  .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }).toString());

describe('plain dates', () => {
  it('adds days, counts days and names the weekday as the calendar does', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5_000, max: 5_000 }), (date, n) => {
        const expected = Temporal.PlainDate.from(date).add({ days: n });
        expect(addDays(date, n)).toBe(expected.toString());
        expect(daysBetween(date, expected.toString())).toBe(n);
        expect(isoDayOfWeek(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek);
      }),
    );
  });

  it('knows the months', () => {
    expect([daysInMonth('2024-02'), daysInMonth('2026-02'), daysInMonth('2100-02'), daysInMonth('2000-02')]).toEqual([
      29, 28, 28, 29,
    ]);
    expect([addMonths('2026-11', 3), addMonths('2026-01', -1), addMonths('2026-05', -29)]).toEqual([
      '2027-02',
      '2025-12',
      '2023-12',
    ]);
    expect([lastDayOf('2026-04'), dayOfMonth('2026-02', 31)]).toEqual(['2026-04-30', '2026-02-28']);
    expect([isMonth('2026-12'), isMonth('2026-13')]).toEqual([true, false]);
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-4-1', false],
    ['2026-04-31', false],
    ['2026-04-30T00:00:00', false],
  ])('%s is a date: %s', (text, is) => expect(isPlainDate(text)).toBe(is));

  it('turns a Korean moment into an instant and back, whatever the zone of the machine', () => {
    expect(instantOf(momentAt('2026-11-26', '00:30:00'))).toBe('2026-11-25T15:30:00Z');
    expect(koreanMomentOf('2026-11-25T15:30:00.999Z')).toBe('2026-11-26T00:30:00');
    expect(koreanDateOf('2026-12-31T15:00:00Z')).toBe('2027-01-01');
  });
});

describe('period end (Civil Act §160)', () => {
  it.each([
    ['2026-03-16', 36, '2029-03-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-03-01', 6, '2026-08-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-01', 1, '2026-01-31'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s + %i months ends on %s', (start, months, end) => expect(periodEnd(start, months)).toBe(end));

  it('lies on or after the start, and a longer period ends later', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 600 }), (start, months) => {
        expect(periodEnd(start, months) >= start).toBe(true);
        expect(periodEnd(start, months + 1) > periodEnd(start, months)).toBe(true);
      }),
    );
  });

  it('joins without a gap: two periods one after the other end where the whole does, in starts up to the 28th', () => {
    const earlyStart = fc.tuple(anyDate, fc.integer({ min: 1, max: 28 })).map(([d, day]) => dayOfMonth(d.slice(0, 7), day));
    fc.assert(
      fc.property(earlyStart, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (start, a, b) =>
        expect(periodEnd(addDays(periodEnd(start, a), 1), b)).toBe(periodEnd(start, a + b)),
      ),
    );
  });
});
