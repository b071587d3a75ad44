import { randomUUID } from 'node:crypto';

/** What the API answered instead of what was asked for: an RFC 9457 problem. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: { readonly code?: string; readonly ko?: string; readonly en?: string; readonly field?: string },
    what: string,
  ) {
    super(`${what} → ${status} ${body.code ?? ''} ${body.field ?? ''}: ${body.ko ?? JSON.stringify(body)}`);
  }
}

/** A person at the API: signed in once, every change under its own Idempotency-Key. */
export class Client {
  private cookie = '';

  constructor(
    readonly url: string,
    readonly login: string,
  ) {}

  static async signIn(url: string, login: string, password: string): Promise<Client> {
    const client = new Client(url, login);
    await client.post('/api/login', { login, password });
    return client;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** The same `key` again is the same request again: it has one effect. */
  post<T>(path: string, body: unknown = {}, key: string = randomUUID()): Promise<T> {
    return this.send<T>('POST', path, { headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, { headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify(body) });
  }

  /** Attaches a file to a task as a document of the given type. */
  upload<T>(path: string, documentType: string, fileName: string, content: Uint8Array, mediaType: string): Promise<T> {
    const form = new FormData();
    form.set('documentType', documentType);
    form.set('file', new Blob([Buffer.from(content)], { type: mediaType }), fileName);
    return this.send<T>('POST', path, { headers: { 'idempotency-key': randomUUID() }, body: form });
  }

  async text(path: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
    if (!response.ok) throw new Problem(response.status, {}, `GET ${path}`);
    return response.text();
  }

  private async send<T>(method: string, path: string, init: { headers?: Record<string, string>; body?: string | FormData } = {}): Promise<T> {
    const response = await fetch(`${this.url}${path}`, { method, ...init, headers: { ...init.headers, cookie: this.cookie } });
    const given = response.headers.getSetCookie()[0]?.split(';')[0];
    if (given) this.cookie = given;
    const text = await response.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (!response.ok) throw new Problem(response.status, body as Problem['body'], `${this.login}: ${method} ${path}`);
    return body as T;
  }
}
