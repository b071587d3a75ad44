import { Agent, request } from 'node:http';

/** Connections that stay open, as a browser's do; no more code than it needs, as it runs on the same cores as what it measures. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private sent = 0;

  constructor(private readonly port: number) {}

  get<T>(path: string, cookie = ''): Promise<T> {
    return this.send<T>('GET', path, { cookie });
  }

  post<T>(path: string, body: unknown, cookie = ''): Promise<T> {
    this.sent += 1;
    return this.send<T>('POST', path, { cookie, 'content-type': 'application/json', 'idempotency-key': `bench-${process.pid}-${this.port}-${this.sent}` }, JSON.stringify(body));
  }

  close(): void {
    this.agent.destroy();
  }

  private send<T>(method: string, path: string, headers: Record<string, string>, body?: string): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const asked = request({ host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers: { ...headers, ...length } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text) as T);
          else reject(new Error(`${method} ${path} → ${response.statusCode}: ${text}`));
        });
      });
      asked.once('error', reject);
      asked.end(body);
    });
  }
}
