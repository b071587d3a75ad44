import { koreanDateOf, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { businessDaysAfter } from './business-days';
import type { KnownTask } from './known-task';

/** Business days that people of the story need for a step; one where none is named. */
const businessDays: Readonly<Record<string, number>> = {
  'check-site': 2,
  'collect-documents': 3,
  'review-contract': 3,
  'open-vpn-line': 7,
  'deliver-devices': 4,
  'install-software': 2,
  'train-users': 2,
  'hire-agents': 8,
  'train-agents': 5,
  'confirm-stability': 3,
  'submit-partner-invoice': 2,
};

/** Steps that belong to a day: the recording to its Thursday, the acceptance to its inspection. */
const onTheirDay = new Set(['record-scenario', 'accept-service', 'accept-agent-app']);

/** The day on which its person is done with a task: never after it is due. */
export function doneOn({ step, openedAt, dueOn }: KnownTask): PlainDate {
  if (onTheirDay.has(step)) return dueOn;
  const day = businessDaysAfter(koreanDateOf(openedAt), businessDays[step] ?? 1);
  return day < dueOn ? day : dueOn;
}
