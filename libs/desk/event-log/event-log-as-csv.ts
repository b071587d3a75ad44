import { csvLine } from '../../database/csv';
import type { LoggedEvent } from './read-event-log';

export const eventLogHeader: string = csvLine([
  'case', 'plan', 'plan_version', 'subject', 'activity', 'activity_ko', 'activity_en', 'instance', 'round', 'lifecycle', 'timestamp', 'actor', 'role', 'event',
]);

export const eventAsCsv = (e: LoggedEvent): string =>
  csvLine([e.case, e.plan, e.planVersion, e.subject, e.activity, e.nameKo, e.nameEn, e.instance, e.round, e.transition, e.at, e.actor, e.role, e.event]);
