/// <reference lib="dom" />
import { setTimeout as pause } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { TestOffice } from '../../world/test-office';
import { chromiumPath } from './chromium';
import { openedDialogs } from './dialogs';

export const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

export type Size = keyof typeof sizes;

export interface Seat {
  readonly language?: 'ko' | 'en';
  readonly shade?: 'light' | 'dark';
  readonly size?: Size;
}

/** What the browser complained of: an error in the console, a page error, a request that failed or was answered by a fault of the server. */
const complaintsOf = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('console', (said) => void (said.type() === 'error' && !/status of (400|401|403|404|409|422|429)/.test(said.text()) && heard.push(said.text())));
  page.on('pageerror', (error) => void heard.push(error.message));
  page.on('requestfailed', (request) => void (!/ERR_ABORTED/.test(request.failure()?.errorText ?? '') && heard.push(`${request.url()} ${request.failure()?.errorText}`)));
  page.on('response', (response) => void (response.status() >= 500 && heard.push(`${response.status()} ${response.url()}`)));
  return heard;
};

/** Texts of which a box around them hides a part, where it cannot be scrolled to; what is only read aloud is hidden on purpose, and a drawing is moved about. */
function textsCutOff(): readonly string[] {
  const clipOf = (box: Element | null): DOMRect | undefined => {
    for (let at = box; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if ([overflowX, overflowY].some((how) => how === 'auto' || how === 'scroll')) return undefined;
      if ([overflowX, overflowY].some((how) => how === 'hidden' || how === 'clip')) return at.getBoundingClientRect();
    }
    return undefined;
  };
  const isCut = (text: Node): boolean => {
    const clip = clipOf(text.parentElement);
    const range = document.createRange();
    range.selectNodeContents(text);
    return clip !== undefined && clip.width > 1 && [...range.getClientRects()].some(({ left, right, top, bottom }) => left < clip.left - 2 || right > clip.right + 2 || top < clip.top - 4 || bottom > clip.bottom + 4);
  };
  const isSeen = (box: Element): boolean => box.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.closest('[aria-hidden=true], [role=application], .only-read-aloud') === null;
  const cut: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    if (text.textContent?.trim() && text.parentElement && isSeen(text.parentElement) && isCut(text)) cut.push(`cut off: ${text.textContent.slice(0, 60)} in ${text.parentElement.outerHTML.slice(0, 160)}`);
  return cut;
}

/** How long nothing is on its way before a page counts as still: longer than from an answer to what is asked because of it. */
const stillForMs = 150;
const patienceMs = 30_000;

/** Comes back once all that the page asked for has been answered; the stream of live changes stays open and does not count. */
function whenStill(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  let changedAt = Date.now();
  const ends = (request: Request) => {
    asked.delete(request);
    changedAt = Date.now();
  };
  page.on('request', (request) => request.resourceType() !== 'eventsource' && asked.add(request));
  page.on('requestfinished', ends).on('requestfailed', ends);
  return async () => {
    const until = Date.now() + patienceMs;
    while ((asked.size > 0 || Date.now() - changedAt < stillForMs) && Date.now() < until) await pause(25);
  };
}

/** One person's browser before the real product. */
export class Screen {
  readonly complaints: string[];
  private readonly still: () => Promise<void>;

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    this.complaints = complaintsOf(page);
    this.still = whenStill(page);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** No skeleton is left and nothing is on its way. */
  async settled(): Promise<void> {
    await this.still();
    await this.page.waitForFunction(() => document.querySelectorAll('.bone').length === 0 && document.getElementById('app')?.childElementCount);
  }

  /** The rules that axe finds broken and the texts that are cut off, each with where. The app has no frames, for whose findings axe would open a page of its own each time. */
  async broken(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`), ...(await this.page.evaluate(textsCutOff))];
  }

  /** Whether the page can be pushed sideways, which no size may. */
  async slidesSideways(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  }

  /** The page as it stands, and then in the other theme and the other language, as a person switches them; says which it is. */
  async *inEachLook(): AsyncGenerator<string> {
    const [shade, language] = [/^(어둡게|밝게|Dark|Light)$/, /^(English|한국어)$/].map((name) => this.page.getByRole('banner').getByRole('button', { name }));
    const look = () => this.page.evaluate(() => `${document.documentElement.lang}-${document.documentElement.dataset['shade']}`);
    yield look();
    for (const other of [shade, language, shade]) {
      await other?.click();
      await this.settled();
      yield look();
    }
  }

  /** Into the folder that `SHOTS` names, to be looked at. */
  async picture(name: string): Promise<void> {
    const folder = process.env['SHOTS'];
    if (folder) await this.page.screenshot({ path: `${folder}/${name}.png` });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** The product at an address, in the system's Chromium. */
export class Website {
  protected constructor(
    private readonly url: string,
    private readonly browser: Browser,
  ) {}

  static async at(url: string): Promise<Website> {
    return new Website(url, await launched());
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }

  /** Somebody at the login. */
  async atTheDoor({ language = 'ko', shade = 'light', size = 'desk' }: Seat = {}): Promise<Screen> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: sizes[size],
      locale: language === 'ko' ? 'ko-KR' : 'en-GB',
      timezoneId: 'Asia/Seoul',
      colorScheme: shade,
      reducedMotion: 'reduce',
      hasTouch: size === 'phone',
    });
    await context.addInitScript(([spoken, look]) => {
      localStorage.setItem('ieum.language', spoken ?? '');
      localStorage.setItem('ieum.shade', look ?? '');
    }, [language, shade]);
    return new Screen(await context.newPage(), context);
  }

  /** Somebody who has logged in, before their work boxes. */
  async signedIn(login: string, seat: Seat = {}): Promise<Screen> {
    const screen = await this.atTheDoor(seat);
    const answer = await screen.page.request.post('/api/login', { data: { login, password: 'ieum-demo-2026' } });
    if (!answer.ok()) throw new Error(await answer.text());
    await screen.goto('/inbox');
    return screen;
  }

  /**
   * What is wrong with pages as one person sees them in both languages and themes, which are switched on the page: rules of accessibility that they break, a
   * page that slides sideways, and what the browser complained of. With `SHOTS` each leaves a picture there.
   */
  async faultsOn(paths: readonly string[], login: string, size: Size): Promise<readonly string[]> {
    const screen = await this.signedIn(login, { size });
    const faults: string[] = [];
    for (const path of paths) {
      await screen.goto(path);
      for await (const look of screen.inEachLook()) {
        faults.push(...(await screen.broken()).map((rule) => `${path} ${look} breaks ${rule}`), ...((await screen.slidesSideways()) ? [`${path} ${look} slides sideways`] : []));
        await screen.picture(`${path.replaceAll(/[/?=]/g, '_').slice(0, 40)}-${look}-${size}`);
      }
    }
    faults.push(...screen.complaints);
    await screen.close();
    return faults;
  }

  /** What is wrong with the dialogs that buttons of pages open, as `faultsOn` tells it of pages; and the titles of those that were opened. */
  async faultsInDialogs(paths: readonly string[], login: string, seat: Required<Seat>): Promise<{ readonly titles: readonly string[]; readonly faults: readonly string[] }> {
    const screen = await this.signedIn(login, seat);
    const [titles, faults]: [string[], string[]] = [[], []];
    for (const path of paths)
      for await (const title of openedDialogs(screen, path)) {
        titles.push(title);
        faults.push(...(await screen.broken()).map((rule) => `${path} “${title}” breaks ${rule}`), ...((await screen.slidesSideways()) ? [`${path} “${title}” slides sideways`] : []));
        await screen.picture(`dialog-${title.replaceAll(/[^\p{L}\p{N}]+/gu, '_').slice(0, 40)}-${seat.language}-${seat.shade}-${seat.size}`);
      }
    faults.push(...screen.complaints);
    await screen.close();
    return { titles, faults };
  }
}

const launched = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** The test office with its web app. */
export class WebOffice extends Website {
  private constructor(
    readonly office: TestOffice,
    browser: Browser,
  ) {
    super(office.url, browser);
  }

  static async open(moment: string): Promise<WebOffice> {
    return new WebOffice(await TestOffice.open(moment), await launched());
  }

  override async close(): Promise<void> {
    await super.close();
    await this.office?.close();
  }
}
