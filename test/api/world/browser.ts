import { randomUUID } from 'node:crypto';
import { workbookType } from '../../../libs/contract/workbook';
import { rowsOfWorkbook } from '../../world/workbooks';
import { routeAt } from './documented-routes';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly detail: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly issues?: readonly { readonly field: string; readonly rule: string; readonly ko: string; readonly en: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What was answered as JSON; empty where nothing or a file was. */
  readonly body: Record<string, unknown>;
  readonly problem: Problem;
}

export interface Sent {
  readonly body?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** The Idempotency-Key of a change: a fresh one unless it is given; null sends none. */
  readonly key?: string | null;
}

const isJson = (headers: Headers): boolean => /json/.test(headers.get('content-type') ?? '');
const changes = (method: string): boolean => method !== 'GET';

/** Of a stream that does not end the beginning, and then it is left; of a workbook the rows. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') === workbookType) return JSON.stringify(await rowsOfWorkbook(Buffer.from(await response.arrayBuffer())));
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** A refusal that the OpenAPI document does not list for its route is a fault of the document, whatever a test asks for. */
function isDocumented(method: string, path: string, { status, code }: Problem): void {
  const route = routeAt(method, path);
  if (route && !route.operation.responses[String(status)]?.description.includes(`\`${code}\``)) throw new Error(`${route.name} answers ${status} ${code}, which its refusals do not list`);
}

/** Whoever asks, with what the answer looks like on the wire: status, headers, and no exception for a refusal. */
export class Browser {
  cookie = '';

  constructor(readonly url: string) {}

  static async signedIn(url: string, login: string, password = 'ieum-demo-2026'): Promise<Browser> {
    const browser = new Browser(url);
    const answer = await browser.post('/api/login', { body: { login, password } });
    if (answer.status !== 200) throw new Error(`${login} cannot log in: ${answer.text}`);
    return browser;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', path, sent);
  }

  put(path: string, sent: Sent = {}): Promise<Answer> {
    return this.send('PUT', path, sent);
  }

  async send(method: string, path: string, { body, form, headers = {}, key = randomUUID() }: Sent = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(changes(method) && key !== null && { 'idempotency-key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(form && { body: form }),
    });
    const given = response.headers.getSetCookie()[0]?.split(';')[0];
    if (given !== undefined) this.cookie = given;
    const text = await textOf(response);
    const json = isJson(response.headers) && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
    const problem = json as unknown as Problem;
    if (response.status >= 400) isDocumented(method, path, problem);
    return { status: response.status, headers: response.headers, text, body: json, problem };
  }
}
