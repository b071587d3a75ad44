import { date, type Label } from '../../libs/contract/forms/fields';
import { isPlainDate } from '../../libs/domain/calendar/plain-date';

const firstDay = '1900-01-01';
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

/** A day that is asked for. Years that PostgreSQL does not count are nobody's question. */
export const askedDate = (label: Label) => date(label).refine((day) => day >= firstDay, 'not-a-date');

/** Whether text is an id, an instant or a day as answers carry them: what comes back in a cursor may be anybody's invention. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);
const isAskedDay = (text: string): boolean => isPlainDate(text) && text >= firstDay;
const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && isAskedDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
export const isDayOrInstant = (text: unknown): text is string => typeof text === 'string' && (isAskedDay(text) || isInstant(text));
