import { PassThrough, type Readable } from 'node:stream';
import type { Actor } from '../../../libs/contract/sides';
import type { LiveChange, LiveTopic } from '../../../libs/desk/live/changes';

/** Whoever reads more slowly than this is cut off, and asks again from the last event that came through. */
const mostWaitingBytes = 1024 * 1024;
const retryMs = 2_000;

/** One open page of one person: server-sent events, ids alone. */
export class LiveStream {
  private readonly out = new PassThrough();

  constructor(
    /** The session by whose right it is open. */
    readonly session: Buffer,
    public actor: Actor,
    private readonly topics: readonly LiveTopic[],
  ) {}

  get readable(): Readable {
    return this.out;
  }

  whenOver(work: () => void): void {
    this.out.once('close', work);
  }

  end(): void {
    this.out.end();
    this.out.once('finish', () => this.out.destroy());
  }

  greet(lastChange: bigint): void {
    this.write(`retry: ${retryMs}\nid: ${lastChange}\nevent: hello\ndata: {}\n\n`);
  }

  beat(): void {
    this.write(': still here\n\n');
  }

  /** What came in between is not known any more: read everything anew. */
  askToReload(): void {
    this.write('event: reload\ndata: {}\n\n');
  }

  /** Several changes of one row are one; the last number counts. */
  tell(changes: readonly LiveChange[]): void {
    const last = new Map(changes.filter(({ topic }) => this.topics.includes(topic)).map((change) => [`${change.topic} ${change.subjectId}`, change]));
    for (const { id, topic, subjectId, orderId } of [...last.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      this.write(`id: ${id}\nevent: ${topic}\ndata: ${JSON.stringify({ id: subjectId, orderId })}\n\n`);
  }

  private write(text: string): void {
    if (this.out.destroyed || this.out.writableEnded) return;
    this.out.write(text);
    if (this.out.writableLength + this.out.readableLength > mostWaitingBytes) this.out.destroy();
  }
}
