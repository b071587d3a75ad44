import { parametersOn } from '../../database/prices-in-force';
import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import { firstPartnerPayDateAfter, partnerPayDate } from '../../domain/calendar/partners-are-paid-on-the-24th';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import { isRefusal, orThrow, type Refusal } from '../../domain/refusal';
import { isEarned } from './work-withdrawn';

/** The month's own pay date while it lies ahead, else the first one after the approval (F-09, X-109). */
export async function payDateFor(tx: Tx, month: Month): Promise<PlainDate | Refusal> {
  const calendar = await calendarOf(tx);
  const { partnerPayDateRule: rule } = orThrow(await parametersOn(tx, tx.today));
  const own = partnerPayDate(month, calendar, rule);
  return isRefusal(own) || tx.today < own ? own : firstPartnerPayDateAfter(tx.today, calendar, rule);
}

export interface Hold {
  readonly accrualId: string;
  readonly reason: string;
}

/** Lines that nobody may pay yet: unpaid, of this settlement. */
const open = `run_id = $1 AND status IN ('CONFIRMED', 'HELD') AND ${isEarned}`;

/** Holds a line alone, with the reason that the partner reads. */
export async function holdLines(tx: Tx, runId: string, holds: readonly Hold[]): Promise<void> {
  await tx.query(
    `UPDATE partner_accrual a SET status = 'HELD', hold_reason = h.reason, held_by = $4, released_by = NULL
       FROM unnest($2::uuid[], $3::text[]) AS h (id, reason) WHERE a.id = h.id AND a.${open}`,
    [runId, holds.map((hold) => hold.accrualId), holds.map((hold) => hold.reason), tx.actor.id],
  );
}

/** Lines whose invoice is missing or different are held by themselves. */
export const holdUnproven = (tx: Tx, runId: string): Promise<unknown[]> =>
  tx.query(
    `UPDATE partner_accrual SET status = 'HELD', hold_reason = CASE WHEN invoice_match = 'DIFFERENT' THEN 'INVOICE_DIFFERENT' ELSE 'INVOICE_MISSING' END, held_by = $2, released_by = NULL
      WHERE ${open} AND invoice_match IS DISTINCT FROM 'MATCHED'`,
    [runId, tx.actor.id],
  );

/** Puts approved lines on their way to the bank. */
export const scheduleLines = (tx: Tx, runId: string, payOn: PlainDate, ids?: readonly string[]): Promise<unknown[]> =>
  tx.query(
    `UPDATE partner_accrual SET status = 'SCHEDULED', pay_on = $2, hold_reason = NULL, released_by = CASE WHEN status = 'HELD' THEN $4::uuid END
      WHERE ${open} AND invoice_match = 'MATCHED' AND ($3::uuid[] IS NULL OR id = ANY ($3))`,
    [runId, payOn, ids ?? null, tx.actor.id],
  );

export const countHeld = async (tx: Tx, runId: string): Promise<number> =>
  (await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM partner_accrual WHERE run_id = $1 AND status = 'HELD' AND ${isEarned}`, [runId]))?.count ?? 0;
