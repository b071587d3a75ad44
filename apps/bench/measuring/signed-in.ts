import type { DataSource } from 'typeorm';
import { openSession } from '../../../libs/people/session';
import { sessionCookie } from '../../api/session/session-cookie';

/** The cookie of a demo person who has logged in. */
export async function cookieOf(database: DataSource, login: string): Promise<string> {
  const [person] = await database.query<{ id: string }[]>(`SELECT id FROM person WHERE login = $1`, [login]);
  if (!person) throw new Error(`there is no ${login}`);
  return `${sessionCookie}=${await openSession(database, person.id)}`;
}
