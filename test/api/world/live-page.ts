import type { Browser } from './browser';

export interface Told {
  readonly event: string;
  readonly id: string;
  readonly data: { readonly id?: string; readonly orderId?: string | null };
}

const toldIn = (block: string): Told[] => {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return field('event') ? [{ event: field('event'), id: field('id'), data: JSON.parse(field('data')) as Told['data'] }] : [];
};

/** A page that is left open: what it was told, in order, and whether the house has closed it. */
export class LivePage {
  readonly told: Told[] = [];
  readonly over: Promise<void>;
  private readonly closing = new AbortController();
  private readonly waiting = new Set<() => void>();

  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
  ) {
    this.over = this.read();
  }

  static async open({ url, cookie }: Browser, query = '', lastSeen?: string): Promise<LivePage> {
    const abort = new AbortController();
    const response = await fetch(`${url}/api/live${query}`, { headers: { cookie, ...(lastSeen !== undefined && { 'last-event-id': lastSeen }) }, signal: abort.signal });
    const page = new LivePage(response, abort);
    await page.hears(({ event }) => event === 'hello');
    return page;
  }

  get lastSeen(): string {
    return this.told.findLast(({ id }) => id !== '')?.id ?? '';
  }

  /** Waits for the first event of a kind; the test's own patience ends it. */
  hears(wanted: (told: Told) => boolean): Promise<Told> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.told.find(wanted);
        if (!found) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  of(event: string): Told[] {
    return this.told.filter((told) => told.event === event);
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.abort.abort();
    await this.over;
  }

  private async read(): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    try {
      for await (const part of this.response.body ?? []) {
        const blocks = (rest + decoder.decode(part, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        this.told.push(...blocks.flatMap(toldIn));
        for (const look of this.waiting) look();
      }
    } catch (error) {
      if (!this.closing.signal.aborted) throw error;
    }
  }
}
