import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { mailFolder, mailServer } from '../../libs/clients/mail';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { tell } from '../../libs/desk/notices';
import { tellServiceNumber } from '../../libs/orders/tell-service-number';
import { deliverNotices, deliverNoticesAbout } from '../../libs/people/notices/deliver-notices';
import { wordsOf } from '../../libs/people/notices/words/all';
import { DeskOf, taskOf } from '../api/world/desk-of';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let product: DeskOf;

const outbox = (): string => office.house.config.mailDir;
const letters = (kind = ''): readonly string[] => (existsSync(outbox()) ? readdirSync(outbox()).filter((name) => name.startsWith(kind)).map((name) => readFileSync(join(outbox(), name), 'utf8')) : []);
const post = () => deliverNotices(office.house.database, mailFolder(outbox()));
const idOf = async (login: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM person WHERE login = $1`, [login]))[0]?.id ?? '';
const as = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(office.house.database, systemActor, work);
/** The subject of a letter as it is read. */
const subjectOf = (letter: string): string =>
  (/^Subject: (.*(?:\r\n .*)*)/m.exec(letter)?.[1] ?? '').split('\r\n ').map((piece) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(piece)?.[1] ?? '', 'base64').toString() || piece).join('');

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, product] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'product')];
}, 60_000);
afterAll(() => office?.close(), 60_000);

describe('what people are told', () => {
  it('is written with what caused it, and leaves the house once, in the language of whoever gets it', async () => {
    await office.rows(`UPDATE person SET locale = 'en' WHERE login = 'product'`);
    await sales.browser.post('/api/absences', { body: { deputyId: product.id, from: '2026-09-01', to: '2026-09-03' } });
    const orderId = await office.anAspOrder();
    const task = await taskOf(office, orderId, 'check-site');
    expect((await product.act(task, 'complete', { version: task.version, form: { network: '100Mbps' } })).status).toBe(200);
    expect(letters()).toEqual([]);
    await post();
    const [deputy] = letters('deputy-named');
    expect(subjectOf(deputy ?? '')).toBe('[Ieum] You are deputy');
    expect(deputy).toMatch(/^To: .*<product@ieum\.example\.com>/m);
    expect(deputy).toContain('From 2026-09-01 to 2026-09-03 you may do tasks of 김영업.');
    const [absent] = letters('acted-for-you');
    expect(subjectOf(absent ?? '')).toBe('[이음] 대결: 사전검토');
    expect(absent).toContain('이상품 님이 주문');
    const before = letters().length;
    await post();
    expect(letters()).toHaveLength(before);
  });

  it('is not written where what caused it was refused', async () => {
    const notices = () => office.rows(`SELECT 1 FROM notice`);
    const before = (await notices()).length;
    expect((await sales.browser.post('/api/absences', { body: { deputyId: product.id, from: '2026-09-02', to: '2026-09-03' } })).problem.code).toBe('substitution.overlaps');
    expect(await notices()).toHaveLength(before);
  });

  it('is told once a person, kind and thing, however often it is said', async () => {
    const id = await idOf('legal');
    for (let n = 0; n < 3; n += 1) await as((tx) => tell(tx, [id], { kind: 'deputy-named', subjectId: 'the-same', detail: { personId: sales.id, as: 'ABSENCE', from: '2026-09-01', to: '2026-09-02' } }));
    expect(await office.rows(`SELECT 1 FROM notice WHERE subject_id = 'the-same'`)).toHaveLength(1);
  });

  it('has words of every kind in Korean and English', () => {
    const facts = { otherName: '가', holderName: '나', step: { ko: '단계', en: 'Step' }, orderNo: 'O-1', serviceNo: 'J1', dueOn: '2026-09-01', from: '2026-09-01', to: '2026-09-02', as: 'ABSENCE', billNo: 'B-202609-000001', partnerCode: 'P-1' };
    for (const [kind, words] of Object.entries(wordsOf)) {
      const { ko, en } = words(facts);
      expect([kind, ko.subject, ko.text]).toEqual([kind, expect.stringMatching(/[가-힣]/), expect.stringMatching(/[가-힣]/)]);
      expect([kind, en.subject]).toEqual([kind, expect.not.stringMatching(/[가-힣]/)]);
    }
  });
});

describe('outsiders', () => {
  let orderId: string;

  it('of a partner are told the service number once, however often the command is carried out (S1-033)', async () => {
    orderId = await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-product', 'confirm-quote-consulting', 'confirm-quote-consulting', 'collect-documents', 'collect-documents', 'receive-application', 'receive-application', 'process-service-order', 'process-service-order');
    const [effect] = await office.rows<{ id: string }>(`SELECT e.command_id AS id FROM effect e JOIN run r ON r.id = e.run_id WHERE r.order_id = $1 AND e.kind = 'notify-service-number'`, [orderId]);
    const subjectId = effect?.id ?? '';
    for (let n = 0; n < 2; n += 1) {
      await as((tx) => tellServiceNumber(tx, subjectId));
      await deliverNoticesAbout(office.house.database, mailFolder(outbox()), { kind: 'service-number', subjectId });
    }
    const { serviceNo } = await office.order(orderId);
    expect(letters('service-number').map((letter) => letter.includes(serviceNo ?? 'none'))).toEqual([true]);
  });

  it('are told when a task opens for them, with its day, and the house’s own people are not', async () => {
    await office.done('apply-vpn', 'apply-vpn', 'open-vpn-line', 'open-vpn-line', 'assign-ip', 'assign-ip');
    await post();
    const task = await taskOf(office, orderId, 'install-software');
    const [{ due_on } = { due_on: '' }] = await office.rows<{ due_on: string }>(`SELECT due_on::text FROM task WHERE id = $1`, [task.id]);
    const opened = letters('task-opened').filter((letter) => letter.includes(due_on));
    expect(opened.length).toBeGreaterThan(0);
    for (const letter of opened) expect(letter).toMatch(/^To: .*<system@ieum\.example\.com>/m);
    expect(await office.rows(`SELECT 1 FROM notice n JOIN person p ON p.id = n.recipient_id JOIN organisation o ON o.id = p.organisation_id WHERE n.kind = 'task-opened' AND o.kind = 'TELCO'`)).toEqual([]);
  });
});

describe('when mail does not go', () => {
  const waiting = () => office.rows<{ attempts: number; sent: boolean; last_error: string | null }>(`SELECT attempts, sent_at IS NOT NULL AS sent, last_error FROM notice WHERE subject_id = 'is-tried-again'`);
  const now = () => office.rows(`UPDATE notice SET next_try_at = clock_timestamp() WHERE sent_at IS NULL`);

  beforeAll(async () => {
    await post();
    rmSync(outbox(), { recursive: true, force: true });
    // A file where the folder should be: nothing can be written.
    writeFileSync(outbox(), '');
    const id = await idOf('legal');
    await as((tx) => tell(tx, [id], { kind: 'deputy-named', subjectId: 'is-tried-again', detail: { personId: sales.id, as: 'DELEGATION', from: '2026-09-01', to: '2026-09-02' } }));
  });

  it('waits and is tried again, longer apart, and after some tries a person is told', async () => {
    expect(await post()).toBe(1);
    expect(await post()).toBe(0);
    expect(await waiting()).toEqual([{ attempts: 1, sent: false, last_error: expect.stringMatching(/\w/) }]);
    for (let tries = 2; tries <= 8; tries += 1) {
      await now();
      await post();
    }
    expect(await office.rows(`SELECT kind FROM problem`)).toEqual([{ kind: 'notice.not-sent' }]);
  });

  it('goes when it can', async () => {
    rmSync(outbox());
    mkdirSync(outbox());
    await now();
    expect(await post()).toBe(1);
    expect(await waiting()).toEqual([{ attempts: 9, sent: true, last_error: null }]);
    expect(letters('deputy-named')).toHaveLength(1);
  });
});

describe('a mail server', () => {
  let server: Server;
  const received: string[] = [];

  /** Speaks as much SMTP as it takes to be given a letter. */
  beforeAll(async () => {
    server = createServer((socket) => {
      let inData = false;
      socket.on('error', () => undefined);
      socket.write('220 here\r\n');
      socket.on('data', (chunk) => {
        const said = chunk.toString();
        if (inData) {
          received.push(said);
          if (!received.join('').endsWith('\r\n.\r\n')) return;
          inData = false;
          socket.write('250 kept\r\n');
          return;
        }
        inData = said.startsWith('DATA');
        socket.write(inData ? '354 go on\r\n' : said.startsWith('QUIT') ? '221 bye\r\n' : '250 yes\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('gets the same letter under the same id', async () => {
    const client = mailServer(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await client.send({ id: 'a-letter', kind: 'task-opened', at: '2026-09-01T00:00:00.000Z', to: { name: '가온담당', address: 'system@ieum.example.com' }, subject: '새 업무', text: '업무가 도착하였습니다.' });
    client.close();
    const letter = await soon(async () => received.length > 0 && received.join(''), 'the letter');
    expect(letter).toContain('Message-ID: <a-letter@ieum.example.com>');
    expect(letter).toContain('system@ieum.example.com');
  });

  it('that is not there is a fault', async () => {
    await expect(mailServer('smtp://127.0.0.1:1').send({ id: 'x', kind: 'x', at: '2026-09-01T00:00:00.000Z', to: { name: 'x', address: 'x@ieum.example.com' }, subject: 'x', text: 'x' })).rejects.toThrow('ECONNREFUSED');
  });
});
