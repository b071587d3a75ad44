import type { DataSource } from 'typeorm';
import { refuse, type Refusal } from '../domain/refusal';
import { isPassword } from './password';
import { openSession, worksWithUs } from './session';
import { lockMinutes, triesBeforeLock, WrongLoginsOfNobody } from './wrong-logins-of-nobody';

const businessToday = `(business_now() AT TIME ZONE 'Asia/Seoul')::date`;
const nobody = new WrongLoginsOfNobody();

interface LoginRow {
  readonly id: string;
  readonly password_hash: string | null;
}

const locked = (minutes: number): Refusal => refuse('login.locked', { params: { minutes } });
const wrong = (): Refusal => refuse('login.wrong');
/** SQL: never more than the whole lock. What is kept is rounded to a millisecond, and a sixteenth minute would tell that the login exists. */
const minutesLeft = `least(${lockMinutes}, ceil(extract(epoch FROM person.locked_until - clock_timestamp()) / 60)::int)`;

/**
 * A new session's token, or why not. Login and password are wrong together: neither answer, time nor lock tells whether a login exists.
 * The lock is decided by the database when the password is already checked, so that tries at the same time count one after the other.
 */
export async function logIn(database: DataSource, login: string, password: string): Promise<{ readonly token: string } | Refusal> {
  const [person] = await database.query<LoginRow[]>(`SELECT p.id, p.password_hash FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.login = $1 AND p.active AND ${worksWithUs(businessToday)}`, [login]);
  const right = await isPassword(person?.password_hash, password);
  if (!person) return wrongFor(nobody.lockedFor(login, Date.now()));
  return right ? enter(database, person.id) : countWrong(database, person.id);
}

const wrongFor = (minutes: number): Refusal => (minutes > 0 ? locked(minutes) : wrong());

/** Only if the lock is not on at this very moment. */
async function enter(database: DataSource, personId: string): Promise<{ readonly token: string } | Refusal> {
  const [rows] = await database.query<[{ id: string }[], number]>(
    `UPDATE person SET failed_logins = 0, locked_until = NULL WHERE id = $1 AND (locked_until IS NULL OR locked_until <= clock_timestamp()) RETURNING id`,
    [personId],
  );
  if (rows.length > 0) return { token: await openSession(database, personId) };
  const [person] = await database.query<{ minutes: number }[]>(`SELECT ${minutesLeft} AS minutes FROM person WHERE id = $1`, [personId]);
  return wrongFor(person?.minutes ?? lockMinutes);
}

async function countWrong(database: DataSource, personId: string): Promise<Refusal> {
  const [rows] = await database.query<[{ minutes: number | null }[], number]>(
    `UPDATE person SET failed_logins = t.tries, locked_until = CASE WHEN t.locked THEN person.locked_until WHEN t.tries >= ${triesBeforeLock} THEN clock_timestamp() + interval '${lockMinutes} minutes' END
       FROM (SELECT id, locked_until > clock_timestamp() AS locked,
                    CASE WHEN locked_until > clock_timestamp() THEN failed_logins WHEN locked_until IS NOT NULL THEN 1 ELSE failed_logins + 1 END AS tries
               FROM person WHERE id = $1 FOR UPDATE) t
      WHERE person.id = t.id
      RETURNING CASE WHEN person.locked_until > clock_timestamp() THEN ${minutesLeft} END AS minutes`,
    [personId],
  );
  return wrongFor(rows[0]?.minutes ?? 0);
}
