import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { listen, type Listening } from '../../../libs/database/listen';
import { changesAfter, changesIn, changesSince, lastChange, liveChannel, mayHear, rangeOf, type LiveChange, type Range } from '../../../libs/desk/live/changes';
import { actorOfSession } from '../../../libs/people/session';
import { TheHouse, type HouseOfShell } from '../house-token';
import { logOf } from '../../log';
import { LiveStream } from './live-stream';

const coalesceMs = 50;
const heartbeatMs = 15_000;
/** Of one session: more than any desk has open. */
const streamsOfOneSession = 8;

/** The one ear of this process: hears of committed changes, reads them once, and tells each stream what its person may hear. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly streams = new Set<LiveStream>();
  private readonly waiting: Range[] = [];
  private listening: Listening | undefined;
  private lastHeard: bigint | undefined;
  private hasListened = false;
  private flushing: Promise<void> | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(@TheHouse() private readonly house: HouseOfShell) {}

  /** Lets a stream hear from now on, and first what it missed since it was cut off. */
  async add(stream: LiveStream, lastSeen: bigint | undefined): Promise<void> {
    await this.begin();
    this.streams.add(stream);
    stream.whenOver(() => this.streams.delete(stream));
    const ofSession = [...this.streams].filter((one) => one.session.equals(stream.session));
    for (const tooMany of ofSession.slice(0, -streamsOfOneSession)) tooMany.end();
    const { database } = this.house;
    stream.greet(await lastChange(database));
    if (lastSeen !== undefined) this.tell([stream], await changesSince(database, lastSeen));
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    for (const stream of this.streams) stream.end();
    await this.listening?.close();
    await this.flushing;
  }

  private async begin(): Promise<void> {
    this.lastHeard ??= await lastChange(this.house.database);
    this.listening ??= listen(this.house.config.databaseUrl, liveChannel, { heard: (payload) => this.heard(payload), connected: () => this.soon(() => this.catchUp()) });
    this.heartbeat ??= setInterval(() => this.soon(() => this.beat()), heartbeatMs).unref();
  }

  private heard(payload: string): void {
    const range = rangeOf(payload);
    if (!range) return this.soon(() => this.lookAtSessions());
    this.waiting.push(range);
    if (this.waiting.length === 1) setTimeout(() => this.soon(() => this.flush()), coalesceMs).unref();
  }

  /** One after the other, in the order in which they were heard; what fails is told to nobody and asked again by whoever looks. */
  private soon(work: () => Promise<void>): void {
    this.flushing = (this.flushing ?? Promise.resolve()).then(work).catch((error: unknown) => {
      logOf(this.house.config.logLevel).warn({ err: error }, 'live changes could not be told');
    });
  }

  private async flush(): Promise<void> {
    const ranges = this.waiting.splice(0);
    if (ranges.length > 0 && this.streams.size > 0) this.tell(this.streams, await changesIn(this.house.database, ranges));
  }

  /** The connection was away, or is new: what was said meanwhile is read from the table. */
  private async catchUp(): Promise<void> {
    const [{ database }, last, again] = [this.house, this.lastHeard ?? 0n, this.hasListened];
    this.hasListened = true;
    if (this.streams.size > 0) this.tell(this.streams, await (again ? changesSince(database, last) : changesAfter(database, last)));
  }

  private tell(streams: Iterable<LiveStream>, changes: readonly LiveChange[] | undefined): void {
    for (const stream of streams) {
      if (changes) stream.tell(changes.filter((change) => mayHear(stream.actor, change)));
      else stream.askToReload();
    }
    for (const { id } of changes ?? []) if (this.lastHeard === undefined || id > this.lastHeard) this.lastHeard = id;
  }

  private async beat(): Promise<void> {
    await this.lookAtSessions();
    for (const stream of this.streams) stream.beat();
  }

  /** A session that ended closes its stream; a person's teams may be others by now. */
  private async lookAtSessions(): Promise<void> {
    for (const stream of this.streams) {
      const actor = await actorOfSession(this.house.database, stream.session);
      if (actor) stream.actor = actor;
      else stream.end();
    }
  }
}
