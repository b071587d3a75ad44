import type { MovedMoney } from '../../contract/moved-money';
import { calendarAsItIs, newCalendarVersion, type EnteredHoliday } from '../../database/calendar-versions';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { Desk } from '../../desk/desk';
import { recomputeDueDates, recomputeMoments, type MovedTask } from '../../desk/recompute-due-dates';
import { isClosed, type BusinessCalendar } from '../../domain/calendar/business-calendar';
import { evidenceCutOff } from '../../domain/calendar/evidence-cut-off';
import { monthRunStartsOn } from '../../domain/calendar/month-run-starts';
import { partnerPayDate } from '../../domain/calendar/partners-are-paid-on-the-24th';
import { addMonths, instantOf, monthOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import { taxInvoiceDeadline } from '../../domain/calendar/tax-invoice-is-issued-by-the-tenth';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { moveRecordingsOff } from '../move-recordings';
import { cutOffMoment, lapsesAt } from '../recording-slots';

export interface CalendarChange {
  readonly reason: string;
  readonly add: readonly EnteredHoliday[];
  readonly revoke: readonly Pick<EnteredHoliday, 'date' | 'name'>[];
}

interface MovedDate {
  readonly month: Month;
  readonly date: 'RUN_STARTS' | 'EVIDENCE_CUT_OFF' | 'TAX_INVOICE_BY' | 'PARTNERS_PAID';
  readonly was: PlainDate;
  readonly is: PlainDate;
}

/** What a change of the calendar moves: the same list before it is done and after. */
export interface Moved {
  readonly version: number;
  readonly added: number;
  readonly revoked: number;
  readonly tasks: readonly MovedTask[];
  readonly recordings: readonly { readonly orderId: string; readonly from: PlainDate; readonly to: PlainDate }[];
  readonly months: readonly MovedDate[];
  readonly money: MovedMoney;
  /** Moments that machines wait for. */
  readonly moments: number;
}

/** Who is told of another calendar: the desk, and whoever has money on its way. */
export interface Followers {
  readonly desk: Pick<Desk, 'changeFacts'>;
  readonly moneyFollows: (tx: Tx, desk: Pick<Desk, 'changeFacts'>, was: BusinessCalendar, is: BusinessCalendar) => Promise<MovedMoney | Refusal>;
}

const noMoney: MovedMoney = { partnerPayments: [], refunds: [], dueDates: [] };

const datesOf: Readonly<Record<MovedDate['date'], (month: Month, calendar: BusinessCalendar) => PlainDate | Refusal>> = {
  RUN_STARTS: monthRunStartsOn,
  EVIDENCE_CUT_OFF: evidenceCutOff,
  TAX_INVOICE_BY: taxInvoiceDeadline,
  PARTNERS_PAID: partnerPayDate,
};
const monthsLookedAt = 14;

/** The dates that months live by, the last one's first: those of both calendars that differ. */
function movedMonths(today: PlainDate, was: BusinessCalendar, is: BusinessCalendar): MovedDate[] {
  const months = Array.from({ length: monthsLookedAt }, (_, n) => addMonths(monthOf(today), n - 1));
  return months.flatMap((month) =>
    Object.entries(datesOf).flatMap(([date, rule]) => {
      const [before, after] = [rule(month, was), rule(month, is)];
      return isRefusal(before) || isRefusal(after) || before === after ? [] : [{ month, date: date as MovedDate['date'], was: before, is: after }];
    }),
  );
}

/** Recordings that are booked on days which have closed move to the next open Thursday. */
async function moveBookings(tx: Tx, desk: Pick<Desk, 'changeFacts'>, calendar: BusinessCalendar): Promise<Moved['recordings'] | Refusal> {
  const booked = await tx.query<{ thursday: PlainDate }>(`SELECT DISTINCT thursday FROM recording_booking WHERE state = 'BOOKED' AND thursday >= $1 ORDER BY thursday`, [tx.today]);
  const all: Moved['recordings'][number][] = [];
  for (const { thursday } of booked.filter((day) => isClosed(day.thursday, calendar))) {
    const moved = await moveRecordingsOff(tx, desk, thursday, calendar);
    if (isRefusal(moved)) return moved;
    all.push(...moved.map(({ orderId, to }) => ({ orderId, from: thursday, to })));
  }
  return all;
}

/** The cut-off of a slot is the last business day before it: another calendar, another evening at which it lapses. */
async function recomputeCutOffs(tx: Tx, calendar: BusinessCalendar): Promise<number> {
  const waiting = await tx.query<{ id: string; thursday: PlainDate; workflowId: string; at: string }>(
    `SELECT m.id, m.workflow_id AS "workflowId", m.at, r.state -> 'facts' ->> 'recordingSlotOn' AS thursday FROM moment m JOIN run r ON r.id = m.run_id WHERE m.done_at IS NULL AND m.kind = $1`,
    [cutOffMoment],
  );
  const moved = waiting.map((one) => ({ ...one, is: instantOf(lapsesAt(one.thursday, calendar)) })).filter(({ at, is }) => Date.parse(at) !== Date.parse(is));
  for (const { id, is, workflowId } of moved) {
    await tx.query(`UPDATE moment SET at = $2 WHERE id = $1`, [id, is]);
    await tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [workflowId]);
  }
  return moved.length;
}

/** A new version of the calendar, and all that follows from it in the same transaction: bookings, pay dates, due dates, moments. */
export async function changeCalendar(tx: Tx, { desk, moneyFollows }: Followers, { reason, add, revoke }: CalendarChange): Promise<Moved | Refusal> {
  if (add.length === 0 && revoke.length === 0) return refuse('calendar.nothing-changes');
  const was = await calendarAsItIs(tx, tx.calendarVersion);
  const version = await newCalendarVersion(tx, reason, { add, revoke });
  await writeAudit(tx, 'calendar.changed', { kind: 'CALENDAR', id: String(version) }, { revoked: revoke }, { reason, added: add });
  const is = await calendarAsItIs(tx, version);
  const counted = { version, added: add.length, revoked: revoke.length };
  if (!is) return { ...counted, tasks: [], recordings: [], months: [], money: noMoney, moments: 0 };
  // What opens because of it is due by the new calendar; nothing of it is kept by the process before it is committed.
  const after: Tx = { ...tx, calendarVersion: version, versions: new Map(tx.versions).set(`calendar ${version}`, is) };
  const recordings = await moveBookings(after, desk, is);
  if (isRefusal(recordings)) return recordings;
  const money = was ? await moneyFollows(after, desk, was, is) : noMoney;
  if (isRefusal(money)) return money;
  const tasks = await recomputeDueDates(after, is);
  const moments = (await recomputeMoments(after, is)) + (await recomputeCutOffs(after, is));
  return { ...counted, tasks, recordings, months: was ? movedMonths(tx.today, was, is) : [], money, moments };
}

/** The list of what would move, and nothing moved. */
export async function previewCalendar(tx: Tx, followers: Followers, change: CalendarChange): Promise<Moved | Refusal> {
  await tx.query('SAVEPOINT preview');
  const moved = await changeCalendar(tx, followers, change);
  await tx.query('ROLLBACK TO SAVEPOINT preview');
  return moved;
}
