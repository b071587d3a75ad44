import type { AddressInfo } from 'node:net';
import { createApi } from '../../apps/api/app';
import { hashOfToken } from '../../libs/people/session';
import { TestOffice } from '../world/test-office';
import { Browser, type Answer } from './world/browser';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const password = 'ieum-demo-2026';
const nobody = () => new Browser(office.url);
const signedIn = (login: string, word = password) => Browser.signedIn(office.url, login, word);
const tryToLogIn = (login: string, word: string, headers: Record<string, string> = {}) => nobody().post('/api/login', { body: { login, password: word }, headers });
const cookieOf = (answer: Answer) => answer.headers.getSetCookie()[0] ?? '';
const tokenOf = (answer: Answer) => /^ieum_session=([^;]*)/.exec(cookieOf(answer))?.[1] ?? '';
/** What a refusal says, without the number of the request. */
const said = ({ headers, problem }: Answer) => ({ ...problem, wait: headers.get('retry-after'), requestId: '' });

describe('the session', () => {
  it('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const cookie = cookieOf(await tryToLogIn('sales', password));
    expect(cookie.split('; ').sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', expect.stringMatching(/^ieum_session=[\w-]{43}$/)]);
  });

  it('travels over TLS alone in production', async () => {
    const { house } = office;
    const api = await createApi({ ...house, config: { ...house.config, secureCookies: true } });
    await api.listen(0, '127.0.0.1');
    const { port } = api.getHttpServer().address() as AddressInfo;
    const answer = await new Browser(`http://127.0.0.1:${port}`).post('/api/login', { body: { login: 'sales', password } });
    await api.close();
    expect(cookieOf(answer)).toContain('; Secure');
  });

  it('is kept as a hash: who reads the database cannot use it', async () => {
    const token = tokenOf(await tryToLogIn('sales', password));
    expect(await office.rows(`SELECT 1 FROM person_session WHERE token_hash = $1`, [hashOfToken(token)])).toHaveLength(1);
    expect(await office.rows(`SELECT 1 FROM person_session s WHERE s::text LIKE '%' || $1 || '%'`, [token])).toEqual([]);
  });

  it('ends when the person logs out, and with it the cookie', async () => {
    const browser = await signedIn('sales');
    const other = await signedIn('sales');
    const { cookie } = browser;
    const answer = await browser.post('/api/logout');
    expect([answer.status, cookieOf(answer)]).toEqual([204, expect.stringMatching(/^ieum_session=;.*Expires=Thu, 01 Jan 1970/)]);
    browser.cookie = cookie;
    expect((await browser.get('/api/me')).problem.code).toBe('login.needed');
    expect((await other.get('/api/me')).status).toBe(200);
  });

  it.each([
    ['nobody clicked for eight hours', `UPDATE person_session SET last_seen_at = clock_timestamp() - interval '8 hours 1 minute' WHERE token_hash = $1`],
    ['it is a week old', `UPDATE person_session SET expires_at = clock_timestamp() WHERE token_hash = $1`],
    ['the person left', `UPDATE person SET active = false WHERE id = (SELECT person_id FROM person_session WHERE token_hash = $1)`],
  ])('ends when %s', async (_, happens) => {
    const browser = await signedIn('credit');
    expect((await browser.get('/api/me')).status).toBe(200);
    await office.rows(happens, [hashOfToken(browser.cookie.split('=')[1] ?? '')]);
    expect((await browser.get('/api/me')).problem.code).toBe('login.needed');
    await office.rows(`UPDATE person SET active = true WHERE login = 'credit'`);
  });

  it('gives a role as long as its membership lasts on business today', async () => {
    const browser = await signedIn('product');
    await office.rows(`UPDATE team_member SET valid_to = '2026-08-31' WHERE person_id = (SELECT id FROM person WHERE login = 'product')`);
    expect((await browser.get('/api/me')).body).toMatchObject({ memberships: [] });
    await office.rows(`UPDATE team_member SET valid_to = '2026-09-01' WHERE person_id = (SELECT id FROM person WHERE login = 'product')`);
    expect((await browser.get('/api/me')).body).toMatchObject({ memberships: [{ role: 'PRODUCT_OWNER' }] });
  });

  it('lets answers be neither kept, sniffed nor framed', async () => {
    const { headers } = await (await signedIn('sales')).get('/api/me');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });
});

describe('another site', () => {
  it.each(['https://evil.example.com', 'null', 'http://127.0.0.1:1'])('cannot send a change as %s', async (origin) => {
    expect(said(await tryToLogIn('sales', password, { origin }))).toMatchObject({ status: 403, code: 'request.foreign-origin' });
    expect((await (await signedIn('sales')).post('/api/logout', { headers: { origin } })).problem.code).toBe('request.foreign-origin');
  });

  it('is told nothing by which its scripts could read an answer', async () => {
    const answer = await (await signedIn('sales')).get('/api/me', { origin: 'https://evil.example.com' });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('is told apart from the own', async () => {
    expect((await tryToLogIn('sales', password, { origin: office.url })).status).toBe(200);
  });
});

describe('wrong passwords', () => {
  const sixTimes = async (login: string) => {
    const answers: Answer[] = [];
    for (let i = 0; i < 6; i += 1) answers.push(await tryToLogIn(login, 'not-the-password'));
    return answers.map(said);
  };

  it('lock a login with the fifth, for a quarter of an hour', async () => {
    const answers = await sixTimes('legal');
    expect(answers.map(({ status, code }) => `${status} ${code}`)).toEqual([...Array<string>(4).fill('401 login.wrong'), ...Array<string>(2).fill('429 login.locked')]);
    expect(answers.at(-1)).toMatchObject({ wait: '900', params: { minutes: 15 }, ko: expect.stringContaining('15분'), en: expect.stringContaining('15 minutes') });
  });

  it('keep the right one out too, until the lock is over', async () => {
    expect(said(await tryToLogIn('legal', password))).toMatchObject({ status: 429, code: 'login.locked' });
    await office.rows(`UPDATE person SET locked_until = clock_timestamp() - interval '1 second' WHERE login = 'legal'`);
    expect((await tryToLogIn('legal', password)).status).toBe(200);
  });

  it('are counted anew after a lock, and after the right one', async () => {
    await office.rows(`UPDATE person SET failed_logins = 5, locked_until = clock_timestamp() - interval '1 second' WHERE login = 'network'`);
    for (let i = 0; i < 4; i += 1) expect((await tryToLogIn('network', 'wrong')).problem.code).toBe('login.wrong');
    expect((await tryToLogIn('network', password)).status).toBe(200);
    for (let i = 0; i < 4; i += 1) expect((await tryToLogIn('network', 'wrong')).problem.code).toBe('login.wrong');
    expect((await tryToLogIn('network', password)).status).toBe(200);
  });

  it('say the same of a login that does not exist, word for word', async () => {
    const [known, unknown] = [await sixTimes('procurement'), await sixTimes('nobody-here')];
    expect(unknown).toEqual(known);
  });

  it.each(['contact', 'nobody-here-either'])('lock however many tries come at the same time (%s)', async (login) => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryToLogIn(login, 'wrong')));
    expect(answers.map(({ problem }) => problem.code).sort()).toEqual([...Array<string>(8).fill('login.locked'), ...Array<string>(4).fill('login.wrong')]);
  });

  it('are told in the reader’s language, Korean unless they ask for another', async () => {
    const [korean, english] = [await tryToLogIn('branch', 'wrong'), await tryToLogIn('branch', 'wrong', { 'accept-language': 'en-GB' })];
    expect([korean.problem.detail, english.problem.detail]).toEqual(['아이디 또는 비밀번호가 올바르지 않습니다.', 'Login or password is wrong.']);
  });
});

describe('a change of password', () => {
  const fresh = '봄비 내리는 목요일 2026';
  const change = (browser: Browser, old: string, wanted: string, key?: string) => browser.post('/api/me/password', { body: { old, new: wanted }, ...(key && { key }) });

  it('needs the present one, and one that is long enough', async () => {
    const browser = await signedIn('branch');
    expect((await change(browser, 'not-the-password', fresh)).problem).toMatchObject({ status: 422, code: 'login.wrong-old-password', field: 'old' });
    expect((await change(browser, password, '짧은 말')).problem).toMatchObject({ status: 400, code: 'request.invalid', field: 'new', issues: [{ rule: 'too-short' }] });
    expect((await tryToLogIn('branch', password)).status).toBe(200);
  });

  it('ends the person’s other sessions and leaves those of others', async () => {
    const [mine, elsewhere, colleague] = [await signedIn('branch'), await signedIn('branch'), await signedIn('sales')];
    expect((await change(mine, password, fresh)).status).toBe(204);
    expect([(await mine.get('/api/me')).status, (await elsewhere.get('/api/me')).status, (await colleague.get('/api/me')).status]).toEqual([200, 401, 200]);
  });

  it('holds from then on, however the Hangul is typed', async () => {
    expect((await tryToLogIn('branch', password)).problem.code).toBe('login.wrong');
    expect((await tryToLogIn('branch', fresh.normalize('NFD'))).status).toBe(200);
  });

  it('is answered again when the click is repeated, and refused with another wish under the same key', async () => {
    const browser = await signedIn('branch', fresh);
    const [once, twice] = await Promise.all([change(browser, fresh, '가을비 목요일 2026', 'change'), change(browser, fresh, '가을비 목요일 2026', 'change')]);
    expect([once.status, twice.status]).toEqual([204, 204]);
    expect((await change(browser, fresh, '겨울비 목요일 2026', 'change')).problem.code).toBe('request.key-reused');
  });
});

describe('a request that is none', () => {
  it.each([
    ['broken JSON', 'POST', '/api/login', { body: '{"login":' }, '400 request.malformed'],
    ['another kind of content', 'POST', '/api/login', { body: 'login=sales', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, '415 request.unsupported-media-type'],
    ['a field that nobody knows', 'POST', '/api/login', { body: { login: 'sales', password, admin: true } }, '400 request.invalid'],
    ['more than a megabyte', 'POST', '/api/login', { body: { login: 'sales', password: 'x'.repeat(1_100_000) } }, '413 request.too-large'],
    ['text that no database keeps', 'POST', '/api/login', { body: { login: 'sales\u0000', password } }, '400 request.malformed'],
    ['half of a character', 'POST', '/api/login', { body: '{"login":"sales","password":"\\ud800"}' }, '400 request.malformed'],
    ['an address with text that no database keeps', 'GET', '/api/tasks?step=%00', {}, '400 request.malformed'],
    ['an address that cannot be read', 'GET', '/api/tasks/%E0%A4%A', {}, '400 request.malformed'],
    ['an address that is none', 'GET', '/api/nothing-here', {}, '404 request.no-such-route'],
    ['a method that the address does not take', 'DELETE', '/api/tasks', {}, '405 request.method-not-allowed'],
  ])('is refused in words: %s', async (_, method, path, sent, refusal) => {
    const [status, code] = refusal.split(' ');
    const answer = await (await signedIn('sales')).send(method, path, sent);
    expect(answer.problem).toMatchObject({ status: Number(status), code, type: `urn:ieum:problem:${code}`, ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/[a-z]/) });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
