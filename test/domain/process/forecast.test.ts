import fc from 'fast-check';
import { advance } from '../../../libs/domain/process/advance';
import { addDays, type PlainDate } from '../../../libs/domain/calendar/plain-date';
import { firstRecordingThursday } from '../../../libs/domain/calendar/recording-happens-on-thursdays';
import { forecastOpening, stepsThatCouldSaveDays, type Forecast } from '../../../libs/domain/process/forecast/forecast-opening';
import type { ForecastInput, Pace } from '../../../libs/domain/process/forecast/pace';
import { callCentreSubscription as plan } from '../../../libs/domain/process/plans/call-centre-subscription';
import type { Facts, RunState } from '../../../libs/domain/process/step-plan';
import { orThrow } from '../../../libs/domain/refusal';
import { officialCalendar as calendar } from '../calendar/official-calendar';
import { anOrder, anyOrder } from './orders';

const begun = (facts: Facts): RunState => orThrow(advance(plan, undefined, { type: 'started', facts })).state;

const on = (today: PlainDate, more: Partial<ForecastInput> = {}): ForecastInput => ({
  now: `${today}T09:00:00`,
  today,
  calendar,
  open: {},
  usualDays: () => undefined,
  slotFor: (ready) => firstRecordingThursday(ready, calendar),
  ...more,
});

const openingOf = (facts: Facts, pace: Pace, input: ForecastInput): Forecast => orThrow(forecastOpening(plan, begun(facts), input, pace));
const doneOn = (forecast: Forecast, ref: string): PlainDate | undefined => forecast.criticalPath.find((step) => step.ref === ref)?.doneOn;

/** Work done at once: the run is completed in the order in which steps open, up to a step. */
const doneUntil = (facts: Facts, last: string): RunState => {
  let state = begun(facts);
  while (state.steps[last]?.status !== 'DONE') {
    const ref = Object.keys(state.steps).find((one) => state.steps[one]?.status === 'OPEN') ?? '';
    state = orThrow(advance(plan, state, { type: 'completed', step: ref, round: state.steps[ref]?.round ?? 1 })).state;
  }
  return state;
};

describe('the forecast of an opening', () => {
  it('comes the same day at the earliest, where nothing but work stands before it', () => {
    expect(openingOf(anOrder(), 'EARLIEST', on('2026-09-01')).opensOn).toBe('2026-09-01');
  });

  it('waits for the first Thursday that a scenario can still reach (F-14): Chuseok’s eve is none', () => {
    const forecast = openingOf(anOrder({ arsUsed: true }), 'EARLIEST', on('2026-09-21'));
    expect(doneOn(forecast, 'record-scenario')).toBe('2026-10-01');
    expect(forecast.opensOn).toBe('2026-10-01');
    expect(forecast.criticalPath.find((step) => step.ref === 'record-scenario')?.reason).toBe('its recording slot');
  });

  it('moves to the next Thursday where the first is full, and says so at once', () => {
    const full = on('2026-09-01', { slotFor: (ready) => firstRecordingThursday(ready, calendar, (thursday) => thursday !== '2026-09-03') });
    expect(openingOf(anOrder({ arsUsed: true }), 'EARLIEST', full).opensOn).toBe('2026-09-10');
  });

  it('takes each step’s due date as its likely end, with the path on which it hangs', () => {
    const forecast = openingOf(anOrder(), 'LIKELY', on('2026-09-01'));
    expect(forecast.criticalPath.map((step) => step.ref)).toEqual([
      'check-site', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users',
      'final-test', 'prepare-acceptance', 'accept-service', 'open-service',
    ]);
    expect(doneOn(forecast, 'check-site')).toBe('2026-09-04');
    expect(forecast.criticalPath[0]?.reason).toBe('+3 bd');
  });

  it('takes the median of past work instead, once there is enough of it', () => {
    const usual = on('2026-09-01', { usualDays: (step) => (step === 'open-vpn-line' ? 3 : undefined) });
    const forecast = openingOf(anOrder(), 'LIKELY', usual);
    expect(forecast.opensOn < openingOf(anOrder(), 'LIKELY', on('2026-09-01')).opensOn).toBe(true);
    expect(forecast.criticalPath.find((step) => step.ref === 'open-vpn-line')?.reason).toBe('usually 3 bd');
  });

  it('starts from today where a task is overdue, and from its task’s due date where that moved', () => {
    const state = begun(anOrder());
    const overdue = on('2026-09-15', { open: { 'check-site': { openedOn: '2026-09-01', dueOn: '2026-09-04' } } });
    expect(doneOn(orThrow(forecastOpening(plan, state, overdue, 'LIKELY')), 'check-site')).toBe('2026-09-15');
    const moved = on('2026-09-01', { open: { 'check-site': { openedOn: '2026-09-01', dueOn: '2026-09-11' } } });
    expect(doneOn(orThrow(forecastOpening(plan, state, moved, 'LIKELY')), 'check-site')).toBe('2026-09-11');
  });

  it('keeps the agreed day of the installation, however quick people are (F-15)', () => {
    const state = doneUntil(anOrder({ access: 'LEASED', plannedInstallOn: '2026-10-08' }), 'order-leased-line');
    expect(orThrow(forecastOpening(plan, state, on('2026-09-01'), 'EARLIEST')).opensOn).toBe('2026-10-08');
  });

  it('names the steps on which days could be saved, not the Thursday', () => {
    const input = on('2026-09-01');
    const [likely, earliest] = [openingOf(anOrder({ arsUsed: true }), 'LIKELY', input), openingOf(anOrder({ arsUsed: true }), 'EARLIEST', input)];
    const saving = stepsThatCouldSaveDays(likely, earliest);
    expect(saving).toContain('collect-documents');
    expect(saving).not.toContain('record-scenario');
  });

  it('has nothing to say of a service that is open', () => {
    const state = doneUntil(anOrder(), 'open-service');
    expect(forecastOpening(plan, state, on('2026-09-01'), 'LIKELY')).toMatchObject({ refusal: 'forecast.nothing-to-forecast' });
  });
});

describe('any order', () => {
  const anyDay = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2024-01-02', days));

  it('is never likely to open earlier than the earliest that is possible', () => {
    fc.assert(
      fc.property(anyOrder, anyDay, (facts, today) => openingOf(facts, 'EARLIEST', on(today)).opensOn <= openingOf(facts, 'LIKELY', on(today)).opensOn),
      { numRuns: 60 },
    );
  });

  it('opens by the forecast when everybody acts at once: the forecast of the day after a step is no earlier', () => {
    fc.assert(
      fc.property(anyOrder, anyDay, fc.nat(15), (facts, today, steps) => {
        const start = openingOf(facts, 'EARLIEST', on(today)).opensOn;
        let state = begun(facts);
        for (let n = 0; n < steps; n += 1) {
          const ref = Object.keys(state.steps).find((one) => state.steps[one]?.status === 'OPEN' && one !== 'open-service');
          if (!ref) break;
          state = orThrow(advance(plan, state, { type: 'completed', step: ref, round: 1, facts: { plannedInstallOn: today, inspectionOn: today, developmentDueOn: today, hardwareDueOn: today, staffReadyOn: today, ...(facts['arsUsed'] === true ? { recordingSlotOn: today } : {}) } })).state;
        }
        if (state.ended || state.steps['open-service']?.status === 'DONE') return;
        expect(orThrow(forecastOpening(plan, state, on(today), 'EARLIEST')).opensOn <= start || typeof state.facts['recordingSlotOn'] === 'string').toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('hangs on a path without gaps, from what is open today to the opening', () => {
    fc.assert(
      fc.property(anyOrder, anyDay, (facts, today) => {
        const path = openingOf(facts, 'LIKELY', on(today)).criticalPath;
        for (const [at, step] of path.entries()) {
          expect(step.openedOn <= step.doneOn).toBe(true);
          if (at > 0) expect([step.after, step.openedOn]).toEqual([path[at - 1]?.ref, path[at - 1]?.doneOn]);
        }
        expect(path.at(-1)?.ref).toBe('open-service');
      }),
      { numRuns: 40 },
    );
  });
});
