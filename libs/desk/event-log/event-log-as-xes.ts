import { xml, xmlDeclaration, xmlText, type Xml } from '../../domain/xml';
import type { LoggedEvent } from './read-event-log';

const extension = (name: string, prefix: string): Xml => xml('extension', { name, prefix, uri: `http://www.xes-standard.org/${prefix}.xesext` });
const text = (key: string, value: string | null): Xml[] => (value === null || value === '' ? [] : [xml('string', { key, value })]);
const number = (key: string, value: number | null): Xml[] => (value === null ? [] : [xml('int', { key, value })]);

/** IEEE 1849 (XES) with its standard extensions: what process-mining tools read. */
export const xesBegin: string =
  xmlDeclaration +
  `<log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">\n` +
  [
    extension('Concept', 'concept'),
    extension('Time', 'time'),
    extension('Organizational', 'org'),
    extension('Lifecycle', 'lifecycle'),
    xml('global', { scope: 'trace' }, text('concept:name', '-')),
    xml('global', { scope: 'event' }, [...text('concept:name', '-'), xml('date', { key: 'time:timestamp', value: '1970-01-01T00:00:00.000Z' }), ...text('lifecycle:transition', 'complete')]),
    xml('classifier', { name: 'Activity', keys: 'concept:name' }),
    xml('classifier', { name: 'Activity and life cycle', keys: 'concept:name lifecycle:transition' }),
    ...text('lifecycle:model', 'standard'),
  ]
    .map((part) => xmlText(part, '  '))
    .join('');

export const xesEnd = '</log>\n';

const event = (e: LoggedEvent): Xml =>
  xml('event', {}, [
    ...text('concept:name', e.nameKo),
    ...text('concept:instance', e.instance),
    xml('date', { key: 'time:timestamp', value: e.at }),
    ...text('lifecycle:transition', e.transition),
    ...text('org:resource', e.actor),
    ...text('org:role', e.role),
    ...text('step', e.activity),
    ...text('nameEn', e.nameEn),
    ...number('round', e.round),
    ...text('event', e.event),
  ]);

/** One run as a trace. */
export function traceAsXes(events: readonly LoggedEvent[]): string {
  const [first] = events;
  if (!first) return '';
  const about = [...text('concept:name', first.case), ...text('plan', first.plan), ...number('planVersion', first.planVersion), ...text('subject', first.subject)];
  return xmlText(xml('trace', {}, [...about, ...events.map(event)]), '  ');
}

/** The events of a page, each run's together: a page never cuts a run in two. */
export function tracesAsXes(events: readonly LoggedEvent[]): string {
  const runs = new Map<string, LoggedEvent[]>();
  for (const one of events) {
    const known = runs.get(one.case);
    if (known) known.push(one);
    else runs.set(one.case, [one]);
  }
  return [...runs.values()].map(traceAsXes).join('');
}
