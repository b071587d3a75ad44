import fc from 'fast-check';
import { addDays, isoDayOfWeek, momentAt } from '../../../libs/domain/calendar/plain-date';
import {
  firstRecordingThursday,
  isRecordingThursday,
  recordingCutOff,
} from '../../../libs/domain/calendar/recording-happens-on-thursdays';
import { orThrow } from '../../../libs/domain/refusal';
import { officialCalendar } from './official-calendar';

const slot = (ready: string, hasRoom?: (d: string) => boolean) => firstRecordingThursday(ready, officialCalendar, hasRoom);

describe('recording happens on Thursdays (S1-056, X-81, F-14)', () => {
  it.each([
    ['2026-09-21T09:00:00', '2026-10-01', 'Thursday 09-24 is Chuseok'],
    ['2026-11-22T09:00:00', '2026-11-26', 'a Sunday'],
    ['2026-11-25T18:00:00', '2026-11-26', 'Wednesday, the last second in time'],
    ['2026-11-25T18:00:01', '2026-12-03', 'Wednesday, one second late'],
    ['2026-11-26T00:00:00', '2026-12-03', 'ready on a Thursday'],
    ['2026-11-26T23:59:59', '2026-12-03', 'ready late on a Thursday'],
    ['2027-05-05T09:00:00', '2027-05-20', 'closed Wednesday: the cut-off was Tuesday, and 05-13 is closed'],
    ['2027-05-04T18:00:00', '2027-05-06', 'Tuesday, in time: Wednesday is closed'],
    ['2027-05-04T18:00:01', '2027-05-20', 'Tuesday, late: Wednesday is closed'],
    ['2027-09-13T09:00:00', '2027-09-23', 'Thursday 09-16 is closed'],
  ])('ready %s → %s (%s)', (ready, thursday) => expect(slot(ready)).toBe(thursday));

  it('takes the first Thursday with room (X-82)', () => {
    const full = new Set(['2026-11-26', '2026-12-03']);
    expect(slot('2026-11-22T09:00:00', (thursday) => !full.has(thursday))).toBe('2026-12-10');
  });

  it('cuts off at 18:00 of the last business day before', () => {
    expect(recordingCutOff('2026-11-26', officialCalendar)).toBe('2026-11-25T18:00:00');
    expect(recordingCutOff('2027-05-06', officialCalendar)).toBe('2027-05-04T18:00:00');
  });

  it('is never on a closed Thursday or another day', () => {
    expect(['2026-09-24', '2027-05-13', '2027-09-16', '2026-11-25'].map((d) => isRecordingThursday(d, officialCalendar))).toEqual([
      false, false, false, false,
    ]);
    expect(isRecordingThursday('2026-11-26', officialCalendar)).toBe(true);
  });

  it('gives an open Thursday after the day, whose cut-off is not past', () => {
    const anyReady = fc
      .tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 23 }))
      .map(([n, hour]) => momentAt(addDays('2015-01-01', n), `${String(hour).padStart(2, '0')}:30:00`));
    fc.assert(
      fc.property(anyReady, (ready) => {
        const thursday = orThrow(slot(ready));
        expect(isoDayOfWeek(thursday)).toBe(4);
        expect(ready <= orThrow(recordingCutOff(thursday, officialCalendar))).toBe(true);
      }),
    );
  });

  it('refuses where the calendar ends first (X-83)', () => {
    expect(slot('2030-12-30T09:00:00', () => false)).toMatchObject({
      refusal: 'calendar.beyond-rows',
      params: { date: '2031-01-02', lastYear: 2030 },
    });
  });
});
