import type { MovedMoney } from '../../contract/moved-money';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { addBusinessDays } from '../../domain/calendar/add-business-days';
import type { BusinessCalendar } from '../../domain/calendar/business-calendar';
import { customerDueDate, payerDueDayOf } from '../../domain/calendar/customer-pays-on-the-25th';
import { payDateOnAnotherCalendar } from '../../domain/calendar/partners-are-paid-on-the-24th';
import { addMonths, koreanDateOf, monthOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import { taxInvoiceDeadline } from '../../domain/calendar/tax-invoice-is-issued-by-the-tenth';
import { isRefusal, orThrow, type Refusal } from '../../domain/refusal';
import { awaitRefunds } from '../refunds/pay-refunds';

interface Calendars {
  readonly was: BusinessCalendar;
  readonly is: BusinessCalendar;
}

interface MovedDate {
  readonly was: PlainDate;
  readonly is: PlainDate;
}

/** A date that moved; one that would have come already, today included, stays where it was promised. */
const movedTo = (today: PlainDate, was: PlainDate, is: PlainDate | Refusal): MovedDate[] => (isRefusal(is) || is === was || is <= today ? [] : [{ was, is }]);

/** Pay dates of approved lines, and of settlements on their way to an approval. */
const payDatesAhead = (tx: Tx): Promise<{ payOn: PlainDate }[]> =>
  tx.query(
    `SELECT pay_on AS "payOn" FROM partner_accrual WHERE status = 'SCHEDULED' AND pay_on >= $1
     UNION SELECT (state -> 'facts' ->> 'payOn')::date FROM run WHERE plan_key = 'partner-month' AND ended IS NULL AND (state -> 'facts' ->> 'payOn')::date >= $1 ORDER BY 1`,
    [tx.today],
  );

async function movedPayDates(tx: Tx, { was, is }: Calendars): Promise<readonly MovedDate[]> {
  const { partnerPayDateRule } = orThrow(await parametersOn(tx, tx.today));
  return (await payDatesAhead(tx)).flatMap(({ payOn }) => movedTo(tx.today, payOn, payDateOnAnotherCalendar(payOn, was, is, partnerPayDateRule)));
}

/** The steps of an open settlement are due by its pay date. */
async function tellSettlements(tx: Tx, desk: Pick<Desk, 'changeFacts'>, { was, is }: MovedDate): Promise<Refusal | undefined> {
  for (const { id } of await tx.query<{ id: string }>(`SELECT id FROM run WHERE plan_key = 'partner-month' AND ended IS NULL AND state -> 'facts' ->> 'payOn' = $1 ORDER BY id`, [was])) {
    const told = await desk.changeFacts(tx, id, { payOn: is }, `달력이 바뀌어 지급일이 ${was}에서 ${is}로 바뀌었습니다.`);
    if (isRefusal(told)) return told;
  }
  return undefined;
}

/** All dates in one statement: a line moves once, however dates follow each other. */
const moveLines = (tx: Tx, moved: readonly MovedDate[]): Promise<MovedMoney['partnerPayments'][number][]> =>
  tx.query(
    `WITH moved AS (UPDATE partner_accrual a SET pay_on = d.becomes FROM unnest($1::date[], $2::date[]) AS d (was, becomes) WHERE a.status = 'SCHEDULED' AND a.pay_on = d.was
       RETURNING a.partner_id, a.accrual_month, d.was, d.becomes)
     SELECT o.name_ko AS "partnerName", m.accrual_month AS "accrualMonth", count(*)::int AS lines, m.was, m.becomes AS "is" FROM moved m JOIN organisation o ON o.id = m.partner_id
      GROUP BY o.name_ko, m.accrual_month, m.was, m.becomes ORDER BY m.was, o.name_ko, m.accrual_month`,
    [moved.map(({ was }) => was), moved.map(({ is }) => is)],
  );

async function movePartnerPayments(tx: Tx, desk: Pick<Desk, 'changeFacts'>, calendars: Calendars): Promise<MovedMoney['partnerPayments'] | Refusal> {
  const moved = await movedPayDates(tx, calendars);
  // The last first: a settlement that has moved is not found again under the date to which it went.
  for (const date of moved.toSorted((a, b) => b.was.localeCompare(a.was))) {
    const fault = await tellSettlements(tx, desk, date);
    if (fault) return fault;
  }
  return moveLines(tx, moved);
}

/** A refund leaves on the open day after its approval. */
async function moveRefunds(tx: Tx, { is }: Calendars): Promise<MovedMoney['refunds']> {
  const approved = await tx.query<{ id: string; refundNo: string; payOn: PlainDate; decidedAt: string }>(
    `SELECT id, refund_no AS "refundNo", pay_on AS "payOn", decided_at AS "decidedAt" FROM refund WHERE status = 'APPROVED' AND pay_on >= $1 ORDER BY refund_no`,
    [tx.today],
  );
  const moved = approved.flatMap(({ id, refundNo, payOn, decidedAt }) => movedTo(tx.today, payOn, addBusinessDays(koreanDateOf(decidedAt), 1, is)).map((date) => ({ ...date, id, refundNo })));
  for (const refund of moved) {
    await tx.query(`UPDATE refund SET pay_on = $2 WHERE id = $1`, [refund.id, refund.is]);
    await awaitRefunds(tx, refund.is);
  }
  return moved.map(({ refundNo, was, is: on }) => ({ refundNo, was, is: on }));
}

/** A month's bills that are issued by the deadline at the latest. */
function dueDate(month: Month, dueDay: string, calendar: BusinessCalendar): PlainDate | Refusal {
  const issuedOn = taxInvoiceDeadline(month, calendar);
  return isRefusal(issuedOn) ? issuedOn : customerDueDate({ month, issuedOn }, calendar, payerDueDayOf(dueDay));
}

const monthsLookedAt = 14;

/** Nothing is written for them: a bill is dated when it is issued, and what stands on an issued bill stays. */
async function movedDueDates(tx: Tx, { was, is }: Calendars): Promise<MovedMoney['dueDates']> {
  const dueDays = await tx.query<{ dueDay: string; contracts: number }>(
    `SELECT payer_due_day AS "dueDay", count(*)::int AS contracts FROM contract WHERE billing_start_on IS NOT NULL AND (terminated_on IS NULL OR terminated_on >= $1) GROUP BY 1 ORDER BY 1`,
    [tx.today],
  );
  const issued = new Set((await tx.query<{ month: Month }>(`SELECT subject_id AS month FROM run WHERE plan_key = 'monthly-close' AND state -> 'passed' ? 'issue'`)).map(({ month }) => month));
  const months = Array.from({ length: monthsLookedAt }, (_, n) => addMonths(monthOf(tx.today), n - 1)).filter((month) => !issued.has(month));
  return months.flatMap((month) =>
    dueDays.flatMap(({ dueDay, contracts }) => {
      const [before, after] = [dueDate(month, dueDay, was), dueDate(month, dueDay, is)];
      return isRefusal(before) ? [] : movedTo(tx.today, before, after).map((date) => ({ month, dueDay, contracts, ...date }));
    }),
  );
}

/**
 * Money follows a calendar that has changed (K-24): approved lines and open settlements of partners, approved refunds, and, to be shown, the due dates of
 * bills to come. What a document fixed stays: the due date on an issued bill, payouts that were made, a partner's invoice deadline; and so does a date that
 * would come to lie on today or before it.
 */
export async function moneyFollowsTheCalendar(tx: Tx, desk: Pick<Desk, 'changeFacts'>, was: BusinessCalendar, is: BusinessCalendar): Promise<MovedMoney | Refusal> {
  const calendars = { was, is };
  const partnerPayments = await movePartnerPayments(tx, desk, calendars);
  if (isRefusal(partnerPayments)) return partnerPayments;
  return { partnerPayments, refunds: await moveRefunds(tx, calendars), dueDates: await movedDueDates(tx, calendars) };
}
