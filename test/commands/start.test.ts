import { existsSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../../apps/demo/client';
import { applicationOfTheDemo } from '../../apps/demo/order-of-the-demo';
import { aDataFolder, Command, noteOf, stillAlive, untilNothingIsLeft } from '../world/started-product';

const folders: string[] = [];
const started: Command[] = [];

const aFolder = (): string => {
  const folder = aDataFolder();
  folders.push(folder);
  return folder;
};
const start = (folder: string, env: NodeJS.ProcessEnv = {}): Command => {
  const command = Command.run('start', folder, env);
  started.push(command);
  return command;
};

afterAll(async () => {
  await Promise.all(started.map((command) => command.sent('SIGTERM')));
  for (const folder of folders) rmSync(dirname(folder), { recursive: true, force: true });
}, 60_000);

const signIn = (address: string) => Client.signIn(address, 'sales', 'ieum-demo-2026');
const orders = async (address: string): Promise<string[]> => {
  const { items } = await (await signIn(address)).get<{ items: { orderNo: string }[] }>('/api/orders');
  return items.map(({ orderNo }) => orderNo);
};

async function enterAnOrder(address: string): Promise<string> {
  const rep = await signIn(address);
  const partners: Record<string, string> = {};
  for (const role of ['PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING', 'PARTNER_DEVICE'])
    partners[role] = (await rep.get<{ items: { id: string }[] }>(`/api/organisations?role=${role}`)).items[0]?.id ?? '';
  return (await rep.post<{ orderNo: string }>('/api/orders', applicationOfTheDemo(partners, '2099-12-15'))).orderNo;
}

async function aTakenPort(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

describe('npm start', () => {
  const folder = aFolder();
  let first: Command;
  let address: string;
  let orderNo: string;

  it('comes up on an empty folder with one address, the demo logins and Temporal’s address; a port that is taken is replaced', async () => {
    const { port, server } = await aTakenPort();
    first = start(folder, { PORT: String(port) });
    address = await first.up();
    server.close();
    expect(address).not.toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ database: true, temporal: true });
    expect(first.said.match(/^ {2}주소 /gm)).toHaveLength(1);
    expect(first.said).toContain('Demo logins, password ieum-demo-2026');
    const temporal = /^ {2}Temporal +(\S+)$/m.exec(first.said)?.[1] ?? '';
    expect((await fetch(temporal)).status).toBe(200);
    orderNo = await enterAnOrder(address);
  }, 120_000);

  it('refuses a second start and a reset on the same folder with one clear line, and goes on', async () => {
    for (const script of ['start', 'reset']) {
      const second = Command.run(script, folder);
      expect(await second.ended()).toBe(1);
      expect(second.complaints).toEqual([expect.stringContaining(`Ieum is running already at ${address}`)]);
    }
    expect(await orders(address)).toEqual([orderNo]);
  }, 30_000);

  it('stops everything that it started when it is interrupted', async () => {
    const note = noteOf(folder);
    expect(note?.members.map(({ name }) => name).sort()).toEqual(['PostgreSQL', 'Temporal', 'The API', 'The worker']);
    expect(await first.sent('SIGINT')).toBe(0);
    expect(stillAlive(note)).toEqual([]);
    await untilNothingIsLeft(folder);
    expect(noteOf(folder)).toBeUndefined();
  }, 30_000);

  it('goes on from where it stood, also after it was killed', async () => {
    const second = start(folder);
    expect(await orders(await second.up())).toEqual([orderNo]);
    await second.sent('SIGKILL');
    await untilNothingIsLeft(folder);
    const third = start(folder);
    expect(await orders(await third.up())).toEqual([orderNo]);
    await third.sent('SIGINT');
  }, 120_000);

  it('begins anew after a reset, and of two starts at the same moment one comes up', async () => {
    expect(await Command.run('reset', folder).ended()).toBe(0);
    expect(existsSync(folder)).toBe(false);
    const both = [start(folder), start(folder)];
    const refused = await Promise.race(both.map(async (command) => command.ended().then(() => command)));
    expect(refused.complaints).toEqual([expect.stringContaining('Ieum is running already')]);
    const stayed = both.find((command) => command !== refused);
    expect(await orders((await stayed?.up()) ?? '')).toEqual([]);
  }, 120_000);
});

describe('a set-up that is interrupted', () => {
  const folder = aFolder();

  it.each([300, 1000, 2000])('after %i ms leaves nothing running', async (ms) => {
    const command = start(folder);
    await pause(ms);
    const note = noteOf(folder);
    expect([0, 'SIGINT']).toContain(await command.sent('SIGINT'));
    expect(stillAlive(note)).toEqual([]);
    await untilNothingIsLeft(folder);
    expect(noteOf(folder)).toBeUndefined();
  }, 30_000);

  it('spoils nothing: the next start comes up', async () => {
    expect(await orders(await start(folder).up())).toEqual([]);
  }, 120_000);
});

describe('a start that cannot succeed', () => {
  it('says in one line what TEMPORAL_CLI_PATH names wrongly, and leaves nothing behind', async () => {
    const folder = aFolder();
    const command = start(folder, { TEMPORAL_CLI_PATH: '/nowhere/temporal' });
    expect(await command.ended()).toBe(1);
    expect(command.complaints).toEqual(['TEMPORAL_CLI_PATH names /nowhere/temporal, which does not exist.']);
    await untilNothingIsLeft(folder);
    expect(noteOf(folder)).toBeUndefined();
  }, 60_000);
});
