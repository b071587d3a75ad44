import { migrate } from '../../libs/database/migrate';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { running, type Servers } from './running-servers';

const root = join(__dirname, '../..');
const node = (script: string, env: NodeJS.ProcessEnv = {}) =>
  promisify(execFile)(process.execPath, [join(root, script)], { cwd: root, env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 });

/**
 * One PostgreSQL and one Temporal server for the whole test run (those of DATABASE_URL and TEMPORAL_ADDRESS where they are set), and a
 * template database with the schema and the seed, from which every test file takes its own within milliseconds.
 */
export default async function startServers(): Promise<void> {
  const [servers] = await Promise.all([startOwn(), node('scripts/build.mjs')]);
  running.servers = servers;
  running.template = `ieum_template_${process.pid}`;
  process.env['IEUM_TEST_ADMIN_URL'] = servers.adminUrl;
  process.env['IEUM_TEST_TEMPLATE'] = running.template;
  process.env['IEUM_TEST_TEMPORAL_ADDRESS'] = servers.temporalAddress;
  await buildTemplate(servers, running.template);
}

/** In a process of their own, which ends them when its input closes: not even a killed test run leaves them behind. */
async function startOwn(): Promise<Servers> {
  const child = spawn(process.execPath, [join(root, 'scripts/servers/for-tests.mjs')], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const answer = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => undefined)]);
  if (!answer) throw new Error('The servers for the tests did not start; the reason is printed above.');
  child.unref();
  return { ...(JSON.parse(String(answer[0])) as Omit<Servers, 'child'>), child };
}

async function buildTemplate({ adminUrl, temporalAddress }: Servers, template: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await setUp({
    DATABASE_URL: url.href,
    TEMPORAL_ADDRESS: temporalAddress,
    IEUM_TEST_CLOCK: '1',
    IEUM_TEST_CLOCK_START: '2026-10-05',
    IEUM_DEMO_DATA: '1',
    IEUM_DEMO_PASSWORD: 'ieum-demo-2026',
  });
}

async function setUp(env: NodeJS.ProcessEnv): Promise<void> {
  if (existsSync(join(root, 'dist/apps/setup/main.js'))) return void (await node('dist/apps/setup/main.js', env));
  await migrate(env['DATABASE_URL'] ?? '');
}
