import fc from 'fast-check';
import {
  forcedTerminationFrom,
  suspensionPossibleFrom,
} from '../../../libs/domain/calendar/arrears-suspend-after-a-month-and-a-demand';
import {
  renewalNoticeBy,
  renewedThrough,
} from '../../../libs/domain/calendar/contracts-renew-unless-notice-comes-a-month-before';
import { faultOfPause, pauseEndsBetween } from '../../../libs/domain/calendar/customers-pause-for-one-to-six-months';
import { claimableThrough } from '../../../libs/domain/calendar/outages-are-claimed-within-30-days';
import { addDays } from '../../../libs/domain/calendar/plain-date';
import { keptThrough, keptThroughArrears } from '../../../libs/domain/calendar/records-are-kept-for-their-period';
import { officialCalendar } from './official-calendar';
import { orThrow } from '../../../libs/domain/refusal';

describe('F-12: suspension for arrears (S1-083, X-89)', () => {
  it.each([
    ['2026-10-26', '2026-11-27'],
    ['2026-08-25', '2026-09-29'],
    ['2026-11-30', '2027-01-01'],
  ])('due %s, demanded in time → from %s', (dueOn, from) =>
    expect(suspensionPossibleFrom(dueOn, addDays(dueOn, 1), officialCalendar)).toBe(from),
  );

  it('waits for the demand: the day after it, when that is later', () => {
    expect(suspensionPossibleFrom('2026-10-26', '2026-12-10', officialCalendar)).toBe('2026-12-11');
  });

  it('is refused without a demand after the due date', () => {
    expect(suspensionPossibleFrom('2026-10-26', undefined, officialCalendar)).toMatchObject({ refusal: 'arrears.no-demand' });
    expect(suspensionPossibleFrom('2026-10-26', '2026-10-26', officialCalendar)).toMatchObject({ refusal: 'arrears.no-demand' });
  });

  it('X-33: forced termination is possible after three months of suspension', () => {
    expect(forcedTerminationFrom('2026-11-27', 3)).toBe('2027-02-27');
  });
});

describe('F-13: renewal (S1-087, X-87)', () => {
  it.each([
    ['2027-02-28', '2027-01-31'],
    ['2027-03-30', '2027-02-27'],
    ['2027-03-15', '2027-02-15'],
  ])('a contract that ends on %s: notice by %s', (endOn, by) => expect(renewalNoticeBy(endOn)).toBe(by));

  it('renews by a year: 2027-02-28 → 2028-02-29', () => expect(renewedThrough('2027-02-28', 12)).toBe('2028-02-29'));
});

describe('F-16: customer pause (S1-085, X-90)', () => {
  it('from 2026-08-31 ends between 2026-09-30 and 2027-02-28', () => {
    expect(pauseEndsBetween('2026-08-31')).toEqual({ earliest: '2026-09-30', latest: '2027-02-28' });
  });

  it('is refused when shorter, longer, or without a day of service since the last one', () => {
    const fault = (to: string, last?: string) => faultOfPause({ from: '2026-08-31', to }, last)?.refusal;
    expect([fault('2026-09-29'), fault('2027-03-01'), fault('2026-09-30', '2026-08-30'), fault('2026-09-30', '2026-08-29')]).toEqual([
      'pause.shorter-than-a-month',
      'pause.longer-than-six-months',
      'pause.no-day-of-service-between',
      undefined,
    ]);
  });
});

describe('F-17: retention (X-86)', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-02-28', 6, '2026-08-31'],
    ['2026-02-28', 60, '2031-02-28'],
  ])('an event on %s, %i months: kept through %s', (eventOn, months, through) => expect(keptThrough(eventOn, months)).toBe(through));

  it('is longer while there are arrears', () => {
    expect(keptThroughArrears('2026-08-31', 6, '2027-05-10')).toBe('2027-05-10');
    expect(keptThroughArrears('2026-08-31', 6, '2026-12-01')).toBe('2027-02-28');
  });
});

describe('F-18: the claim window', () => {
  it('an outage of 2026-10-01 is claimed by 2026-11-02: the 30th day is a Saturday', () => {
    expect(claimableThrough('2026-10-01', officialCalendar)).toBe('2026-11-02');
  });

  it('always leaves 30 days', () => {
    fc.assert(
      fc.property(fc.nat(4_000), (n) => {
        const endedOn = addDays('2015-01-01', n);
        expect(orThrow(claimableThrough(endedOn, officialCalendar)) >= addDays(endedOn, 30)).toBe(true);
      }),
    );
  });
});
