import type { DataSource } from 'typeorm';
import type { MailClient } from '../../clients/mail';
import { systemActor } from '../../contract/sides';
import { newId } from '../../database/ids';
import { inTransaction, type Tx } from '../../database/transaction';
import type { NoticeKind } from '../../desk/notices';
import { letterOf, noticeToSend, type NoticeToSend } from './letter-of-notice';

/** An effect of a run sends these itself: where they fail, it is the effect that is parked and tried again. */
const sentByTheirEffect: readonly NoticeKind[] = ['service-number'];

/** From this try on a person is told; it goes on trying all the same, an hour apart at most. */
const tellFromAttempt = 8;
const wait = `least(interval '1 hour', interval '1 second' * 2 ^ least(attempts, 12))`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** The row is locked while its letter goes out: one sender at a time, and marked if and only if it went. */
async function send(tx: Tx, mail: MailClient, notice: NoticeToSend): Promise<unknown> {
  try {
    await mail.send(await letterOf(tx, notice));
  } catch (error) {
    return failed(tx, notice.id, error);
  }
  await tx.query(`UPDATE notice SET sent_at = $2, attempts = attempts + 1, last_error = NULL WHERE id = $1`, [notice.id, tx.now]);
  return undefined;
}

async function failed(tx: Tx, id: string, error: unknown): Promise<unknown> {
  const row = await tx.one<{ attempts: number }>(
    `UPDATE notice SET attempts = attempts + 1, next_try_at = clock_timestamp() + ${wait}, last_error = $2 WHERE id = $1 RETURNING attempts`,
    [id, messageOf(error)],
  );
  if ((row?.attempts ?? 0) >= tellFromAttempt)
    await tx.query(`INSERT INTO problem (id, kind, subject_kind, subject_id, detail, opened_at) VALUES ($1, 'notice.not-sent', 'NOTICE', $2, $3, $4) ON CONFLICT DO NOTHING`, [
      newId(), id, JSON.stringify({ why: messageOf(error) }), tx.now,
    ]);
  return error;
}

/** Sends the next notice whose time has come. Answers whether there was one; what fails waits longer each time, and stops no other. */
const deliverNext = (database: DataSource, mail: MailClient): Promise<boolean> =>
  inTransaction(database, systemActor, async (tx) => {
    const notice = await tx.one<NoticeToSend>(
      `${noticeToSend} WHERE n.sent_at IS NULL AND n.next_try_at <= clock_timestamp() AND NOT n.kind = ANY ($1) ORDER BY n.next_try_at, n.id LIMIT 1 FOR UPDATE OF n SKIP LOCKED`,
      [sentByTheirEffect],
    );
    if (!notice) return false;
    await send(tx, mail, notice);
    return true;
  });

/** Sends what waits, some at a time. Answers how many were tried. */
export async function deliverNotices(database: DataSource, mail: MailClient, atMost = 50): Promise<number> {
  let tried = 0;
  while (tried < atMost && (await deliverNext(database, mail))) tried += 1;
  return tried;
}

/** Sends all notices about one thing now, and throws what one of them failed with: for effects, which are tried again by their workflow. */
export async function deliverNoticesAbout(database: DataSource, mail: MailClient, about: { readonly kind: NoticeKind; readonly subjectId: string }): Promise<void> {
  const { kind, subjectId } = about;
  const faults = await inTransaction(database, systemActor, async (tx) => {
    const notices = await tx.query<NoticeToSend>(`${noticeToSend} WHERE n.kind = $1 AND n.subject_id = $2 AND n.sent_at IS NULL ORDER BY n.id FOR UPDATE OF n`, [kind, subjectId]);
    const errors: unknown[] = [];
    for (const notice of notices) errors.push(await send(tx, mail, notice));
    return errors.filter((error) => error !== undefined);
  });
  if (faults.length > 0) throw faults[0];
}
