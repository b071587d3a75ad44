import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

export interface Listener {
  /** A notification, as it was sent. */
  heard(payload: string): void;
  /** The connection stands, for the first time or again: what was said meanwhile was not heard. */
  connected(): void;
}

export interface Listening {
  close(): Promise<void>;
}

const againAfterMs = 500;

/** One connection of its own that waits for notifications of a channel, and comes back by itself when the database was away. */
export function listen(url: string, channel: string, listener: Listener): Listening {
  const closing = new AbortController();
  let client: Client | undefined;

  async function once(): Promise<void> {
    client = new Client({ connectionString: url, application_name: 'ieum live', keepAlive: true });
    const ended = new Promise<void>((done) => client?.once('end', done).once('error', () => done()));
    client.on('notification', ({ payload }) => listener.heard(payload ?? ''));
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    listener.connected();
    await ended;
  }

  async function always(): Promise<void> {
    while (!closing.signal.aborted) {
      await once().catch(() => undefined);
      await client?.end().catch(() => undefined);
      await pause(againAfterMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const over = always();
  return {
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
      await over;
    },
  };
}
