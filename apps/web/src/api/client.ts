import createClient from 'openapi-fetch';
import type { paths } from './schema.gen';
import { NotReached, Refused, type Problem } from './problem';

/** Set by the session: what happens when the API no longer knows who asks. */
let onSessionOver: () => void = () => undefined;
export const whenSessionIsOver = (act: () => void): void => {
  onSessionOver = act;
};

export const sessionIsOver = (): void => onSessionOver();

export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
});

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && 'ko' in body;

/** The answer, or what is thrown instead: `Refused` with the problem that the API told, `NotReached` where nothing was heard of it. */
export async function answered<Data>(asked: Promise<Answered<Data>>): Promise<Data> {
  let answer: Answered<Data>;
  try {
    answer = await asked;
  } catch {
    throw new NotReached();
  }
  if (answer.response.ok) return answer.data as Data;
  if (answer.response.status === 401 && !answer.response.url.endsWith('/api/login')) onSessionOver();
  throw isProblem(answer.error) ? new Refused(answer.error) : new NotReached(answer.response.status);
}

/** A key for one intent: the same click again, after a dropped connection too, is answered once. */
export const newKey = (): string => crypto.randomUUID();
export const under = (key: string): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });
