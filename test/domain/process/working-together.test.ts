import { nextOpenDay, reminderOf } from '../../../libs/domain/process/people-are-reminded';
import { checkersAre, standsInFor, type StandIn } from '../../../libs/domain/process/stands-in';
import { officialCalendar } from '../calendar/official-calendar';

const task = { id: 'a-task', role: 'SALES_REP', step: 'check-site' };
const absence: StandIn = { as: 'ABSENCE', from: '2026-09-01', to: '2026-09-05', role: null, step: null, taskIds: null };
const delegation: StandIn = { ...absence, as: 'DELEGATION' };

describe('standing in (X-115)', () => {
  it.each([
    ['the day before', '2026-08-31', false],
    ['the first day', '2026-09-01', true],
    ['the last day', '2026-09-05', true],
    ['the day after', '2026-09-06', false],
  ])('on %s', (_, today, helps) => expect(standsInFor(absence, task, today)).toBe(helps));

  it.each<[string, StandIn, boolean]>([
    ['an absence for all roles', absence, true],
    ['an absence for the task’s role', { ...absence, role: 'SALES_REP' }, true],
    ['an absence for another role', { ...absence, role: 'LEGAL' }, false],
    ['a delegation of the step', { ...delegation, step: 'check-site' }, true],
    ['a delegation of another step', { ...delegation, step: 'apply-vpn' }, false],
    ['a delegation of the task', { ...delegation, taskIds: ['another', 'a-task'] }, true],
    ['a delegation of other tasks', { ...delegation, taskIds: ['another'] }, false],
  ])('%s', (_, standIn, helps) => expect(standsInFor(standIn, task, '2026-09-03')).toBe(helps));

  it('counts whoever is acted for among the checkers (X-03)', () => {
    expect([checkersAre('deputy', 'absent'), checkersAre('alone')]).toEqual([['deputy', 'absent'], ['alone']]);
  });
});

describe('reminders', () => {
  const of = (dueOn: string, lateFromOn: string, today: string) => reminderOf({ dueOn, lateFromOn }, today, officialCalendar);

  it.each([
    ['two open days before', '2026-09-03', '2026-09-04', '2026-09-01', undefined],
    ['the open day before', '2026-09-03', '2026-09-04', '2026-09-02', 'task-due-tomorrow'],
    ['on the day', '2026-09-03', '2026-09-04', '2026-09-03', undefined],
    ['the day after', '2026-09-03', '2026-09-04', '2026-09-04', 'task-overdue'],
    ['on Friday of Monday', '2026-09-07', '2026-09-08', '2026-09-04', 'task-due-tomorrow'],
    ['while it is not late by a rule of its own (F-15)', '2026-09-03', '2026-09-07', '2026-09-04', undefined],
  ])('%s', (_, dueOn, lateFromOn, today, reminder) => expect(of(dueOn, lateFromOn, today)).toBe(reminder));

  it('skip holidays, and beyond the loaded calendar weekends alone', () => {
    // Chuseok 2026 is 24 to 26 September, a Thursday to a Saturday.
    expect(nextOpenDay('2026-09-23', officialCalendar)).toBe('2026-09-28');
    expect(nextOpenDay('2099-12-31', officialCalendar)).toBe('2100-01-01');
  });
});
