import { connect } from 'node:net';
import type { DataSource } from 'typeorm';
import type { Config } from '../../../libs/config/config';
import type { CalendarCoverage } from '../../../libs/domain/calendar/official-months-ahead';
import { coverageToday } from '../access/read-only';

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

/** The state of the house; asks everything at once and waits for nothing longer than two seconds. */
export async function healthOf(house: { readonly config: Config; readonly database: DataSource }): Promise<Health> {
  const [database, temporal, calendar] = await Promise.all([
    within(house.database.query('SELECT 1').then(() => true), false),
    within(temporalAnswers(house.config.temporalAddress), false),
    within<Health['calendar']>(coverageToday(house.database), 'UNKNOWN'),
  ]);
  const whole = temporal && calendar === 'ENOUGH';
  return { status: database ? (whole ? 'ok' : 'degraded') : 'down', database, temporal, calendar };
}
