import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { byteOrderMark } from '../../../libs/database/csv';
import { inTransaction } from '../../../libs/database/transaction';
import { eventAsCsv, eventLogHeader } from '../../../libs/desk/event-log/event-log-as-csv';
import { tracesAsXes, xesBegin, xesEnd } from '../../../libs/desk/event-log/event-log-as-xes';
import { beforeAllRuns, eventLogPage, type EventLogFilter, type LoggedEvent } from '../../../libs/desk/event-log/read-event-log';
import { isMonth } from '../../../libs/domain/calendar/plain-date';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { askedDate } from '../query-fields';

const asked = z.object({
  month: z.string().refine(isMonth, 'not-a-month').optional().meta({ description: '발생월', examples: ['2026-10'] }),
  plan: z.string().regex(/^[a-z][a-z-]{0,60}$/, 'not-valid').optional().meta({ description: '단계 계획', examples: ['monthly-close'] }),
  from: askedDate({ title: '언제부터' }).optional(),
  to: askedDate({ title: '언제까지' }).optional(),
});

interface Form {
  readonly begin: string;
  readonly page: (events: readonly LoggedEvent[]) => string;
  readonly end: string;
}

const asCsv: Form = { begin: byteOrderMark + eventLogHeader, page: (events) => events.map(eventAsCsv).join(''), end: '' };
const asXes: Form = { begin: xesBegin, page: tracesAsXes, end: xesEnd };

/** The event log for process mining: who did which step when, of the telco's people by name, of all others by role alone. */
@Controller()
@StaffOnly()
export class EventLogController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('event-log.csv')
  @Answers({ ko: '이벤트 로그 (CSV)', en: 'The event log as CSV, in pages as it is read', file: 'text/csv' })
  async csv(@Query({ schema: asked }) filter: z.infer<typeof asked>, @CurrentPerson() person: Actor): Promise<StreamableFile> {
    return new StreamableFile(await this.told(person, filter, asCsv), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="event-log.csv"' });
  }

  @Get('event-log.xes')
  @Answers({ ko: '이벤트 로그 (XES)', en: 'The event log as XES (IEEE 1849), in pages as it is read', file: 'application/xml' })
  async xes(@Query({ schema: asked }) filter: z.infer<typeof asked>, @CurrentPerson() person: Actor): Promise<StreamableFile> {
    return new StreamableFile(await this.told(person, filter, asXes), { type: 'application/xml; charset=utf-8', disposition: 'attachment; filename="event-log.xes"' });
  }

  /** The first page is read before anything is answered: what fails then is told as a problem and not as half a file. */
  private async told(person: Actor, filter: EventLogFilter, form: Form): Promise<Readable> {
    const read = (after: string) => inTransaction(this.house.database, person, (tx) => eventLogPage(tx, filter, after));
    const first = await read(beforeAllRuns);
    // A page is read when the last one has left: a slow reader holds no transaction open.
    async function* pages() {
      yield form.begin;
      for (let page = first; ; page = await read(page.next)) {
        if (page.events.length > 0) yield form.page(page.events);
        if (page.next === undefined) break;
      }
      yield form.end;
    }
    return Readable.from(pages(), { objectMode: false });
  }
}
