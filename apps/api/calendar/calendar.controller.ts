import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { moneyFollowsTheCalendar } from '../../../libs/books/calendar/money-follows-the-calendar';
import { date, text } from '../../../libs/contract/forms/fields';
import type { Actor } from '../../../libs/contract/sides';
import { holidaysInForce } from '../../../libs/database/calendar-versions';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, refuse, type Refusal } from '../../../libs/domain/refusal';
import { changeCalendar, previewCalendar, type CalendarChange, type Moved } from '../../../libs/orders/calendar/change-calendar';
import { changeByFile } from '../../../libs/orders/calendar/read-calendar-file';
import type { House } from '../../house';
import { CurrentPerson, EvenReadOnly, Roles, SignedIn } from '../access/access';
import { fileOf } from '../files/upload';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';

const year = z.string().regex(/^(19|20)\d\d$/, 'not-valid').meta({ description: '연도', examples: ['2026'] });
const yearQuery = z.object({ year });
const preview = z.object({ preview: z.enum(['true', 'false']).default('false').meta({ description: 'true면 바뀌는 것만 알려 준다', examples: ['true'] }) });
const entered = z.strictObject({
  date: date({ title: '날짜' }),
  name: text({ title: '이름' }),
  kind: z.enum(['STATUTORY', 'SUBSTITUTE', 'TEMPORARY', 'ELECTION']).meta({ title: '종류' }),
  status: z.enum(['OFFICIAL', 'ESTIMATED']).meta({ title: '확정·예정' }),
  sourceRef: text({ title: '관보 번호' }),
});
const adding = z
  .strictObject({ holidays: z.array(entered).min(1, 'required').max(400, 'too-many'), reason: text({ title: '사유' }) })
  .meta({ examples: [{ holidays: [{ date: '2026-11-26', name: '임시공휴일', kind: 'TEMPORARY', status: 'OFFICIAL', sourceRef: '관보 제00000호' }], reason: '국무회의 의결' }] });
const revoking = z
  .strictObject({ date: date({ title: '날짜' }), name: text({ title: '이름' }), reason: text({ title: '사유' }) })
  .meta({ examples: [{ date: '2026-10-09', name: '한글날', reason: '잘못 입력' }] });

const holiday = z.object({ date: z.string(), name: z.string(), kind: z.string(), status: z.enum(['OFFICIAL', 'ESTIMATED']), source: z.string(), sourceRef: z.string().nullable(), knownFrom: z.int().meta({ description: '알게 된 달력 버전' }) });
const holidays = z.object({ version: z.int(), items: z.array(holiday) }).meta({ title: '공휴일' });
const moved = z
  .object({
    version: z.int(),
    added: z.int(),
    revoked: z.int(),
    tasks: z.array(z.object({ taskId: z.uuid(), step: z.string(), orderNo: z.string().nullable(), was: z.string(), is: z.string() })),
    recordings: z.array(z.object({ orderId: z.uuid(), from: z.string(), to: z.string() })),
    months: z.array(z.object({ month: z.string(), date: z.enum(['RUN_STARTS', 'EVIDENCE_CUT_OFF', 'TAX_INVOICE_BY', 'PARTNERS_PAID']), was: z.string(), is: z.string() })),
    money: z.object({
      partnerPayments: z.array(z.object({ partnerName: z.string(), accrualMonth: z.string(), lines: z.int(), was: z.string(), is: z.string() })).meta({ description: '승인된 협력사 지급 (F-09)' }),
      refunds: z.array(z.object({ refundNo: z.string(), was: z.string(), is: z.string() })).meta({ description: '승인된 환불' }),
      dueDates: z.array(z.object({ month: z.string(), dueDay: z.string(), contracts: z.int(), was: z.string(), is: z.string() })).meta({ description: '아직 발행되지 않은 청구서의 납기일 (X-88)' }),
    }),
    moments: z.int(),
  })
  .meta({ title: '달력 변경으로 옮겨지는 것' });
type Asked = z.infer<typeof preview>;

const refuses = ['calendar.nothing-changes', 'calendar.beyond-rows'];

/** The holiday table, which decides every date (K-24). A change is a new version; what was promised under an older one stays. */
@Controller('calendar')
export class CalendarController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('holidays')
  @SignedIn()
  @Answers({ ko: '공휴일', en: 'The holidays of a year, by the newest version of the calendar', schema: holidays })
  list(@Query({ schema: yearQuery }) asked: z.infer<typeof yearQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ version: tx.calendarVersion, items: await holidaysInForce(tx, `${asked.year}-01-01`, `${asked.year}-12-31`) }));
  }

  @Post('holidays')
  @Roles('ADMIN')
  @EvenReadOnly()
  @Answers({ ko: '공휴일 추가', en: 'Add holidays: a new version; with preview=true only the list of what moves', schema: moved, refuses: [...refuses, 'calendar.holiday-known'] })
  add(@Body({ schema: adding }) body: z.infer<typeof adding>, @Query({ schema: preview }) asked: Asked, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return this.change(person, key, asked, (tx) => added(tx, body));
  }

  @Post('holidays/revoke')
  @Roles('ADMIN')
  @EvenReadOnly()
  @Answers({ ko: '공휴일 취소', en: 'Take a holiday back: a new version; with preview=true only the list of what moves', schema: moved, refuses: [...refuses, 'calendar.holiday-not-found'] })
  revoke(@Body({ schema: revoking }) body: z.infer<typeof revoking>, @Query({ schema: preview }) asked: Asked, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return this.change(person, key, asked, (tx) => revoked(tx, body));
  }

  @Post('import')
  @Roles('ADMIN')
  @EvenReadOnly()
  @Answers({
    ko: '달력 파일 불러오기',
    en: 'Import a calendar file (CSV or JSON), the whole truth of the years that it names; with preview=true only the list of what moves',
    schema: moved,
    takes: { file: 'CSV (date,name,kind,status,source,source_ref) 또는 JSON' },
    refuses: [...refuses, 'file.missing', 'request.too-large', 'calendar.file-unreadable', 'calendar.file-row'],
  })
  async import(@Req() request: FastifyRequest, @Query({ schema: preview }) asked: Asked, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    const { content, fileName, hash } = await fileOf(request);
    return this.change(person, { key: key.key, fingerprint: `calendar ${hash}` }, asked, (tx) => changeByFile(tx, fileName, content.toString('utf8'), fileName));
  }

  private change(person: Actor, key: RequestKey, asked: Asked, changeOf: (tx: Tx) => Promise<CalendarChange | Refusal>): Promise<Moved> {
    const by = (how: typeof changeCalendar) => async (tx: Tx) => {
      const change = await changeOf(tx);
      return isRefusal(change) ? change : how(tx, { desk: this.house.desk, moneyFollows: moneyFollowsTheCalendar }, change);
    };
    return asked.preview === 'true' ? transact(this.house, person, by(previewCalendar)) : transactOnce(this.house, person, key, by(changeCalendar));
  }
}

async function added(tx: Tx, body: z.infer<typeof adding>): Promise<CalendarChange | Refusal> {
  const known = new Set((await holidaysInForce(tx, '1900-01-01', '9999-12-31')).map(({ date: on, name }) => `${on} ${name}`));
  const twice = body.holidays.find(({ date: on, name }, at) => known.has(`${on} ${name}`) || body.holidays.findIndex((one) => one.date === on && one.name === name) !== at);
  if (twice) return refuse('calendar.holiday-known', { field: 'holidays', params: { date: twice.date, name: twice.name } });
  return { reason: body.reason, add: body.holidays.map((one) => ({ ...one, source: '관보' })), revoke: [] };
}

async function revoked(tx: Tx, { date: on, name, reason }: z.infer<typeof revoking>): Promise<CalendarChange | Refusal> {
  const known = (await holidaysInForce(tx, on, on)).some((one) => one.name === name);
  return known ? { reason, add: [], revoke: [{ date: on, name }] } : refuse('calendar.holiday-not-found', { field: 'date', params: { date: on, name } });
}
