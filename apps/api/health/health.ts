import { connect } from 'node:net';
import type { DataSource } from 'typeorm';
import type { Config } from '../../../libs/config/config';
import { systemActor } from '../../../libs/contract/sides';
import { inTransaction } from '../../../libs/database/transaction';
import { calendarOf } from '../../../libs/database/reference-data';
import { calendarCoverage, type CalendarCoverage } from '../../../libs/domain/calendar/official-months-ahead';

export interface Health {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly database: boolean;
  readonly temporal: boolean;
  readonly calendar: CalendarCoverage | 'UNKNOWN';
}

const patienceMs = 2_000;

const within = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([work.catch(() => otherwise), new Promise<T>((done) => setTimeout(() => done(otherwise), patienceMs).unref())]);

/** Whether Temporal's door is open. Clicks do not need it, so its absence degrades and does not close the house. */
const temporalAnswers = (address: string): Promise<boolean> =>
  new Promise((done) => {
    const [host, port] = address.split(':');
    const socket = connect({ host: host ?? '', port: Number(port), timeout: patienceMs });
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });

const realToday = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());

/** how far the official holiday rows reach from the real date. */
const coverage = (database: DataSource): Promise<Health['calendar']> =>
  inTransaction(database, systemActor, async (tx) => (tx.calendarVersion === 0 ? 'READ_ONLY' : calendarCoverage(realToday(), await calendarOf(tx))));

/** The state of the house; asks everything at once and waits for nothing longer than two seconds. */
export async function healthOf(house: { readonly config: Config; readonly database: DataSource }): Promise<Health> {
  const [database, temporal, calendar] = await Promise.all([
    within(house.database.query('SELECT 1').then(() => true), false),
    within(temporalAnswers(house.config.temporalAddress), false),
    within<Health['calendar']>(coverage(house.database), 'UNKNOWN'),
  ]);
  const whole = temporal && calendar === 'ENOUGH';
  return { status: database ? (whole ? 'ok' : 'degraded') : 'down', database, temporal, calendar };
}
