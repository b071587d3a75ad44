import { resolve } from 'node:path';

export interface Config {
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Shown to operators; empty where none is known. */
  readonly temporalUiUrl: string;
  readonly host: string;
  readonly port: number;
  readonly workerHealthPort: number;
  readonly filesDir: string;
  readonly mailDir: string;
  /** A mail server (`smtps://user:password@host`); empty where mails are files in `mailDir`. */
  readonly smtpUrl: string;
  readonly payoutDir: string;
  readonly maxUploadBytes: number;
  readonly workflowBundle: string;
  /** Business time may be moved by an administrator. Never in production. */
  readonly testClock: boolean;
  /** Where a new installation's business time begins, when the test clock is on. */
  readonly testClockStart: string;
  readonly demoData: boolean;
  /** With the demo people of a new installation come the orders of half a year. */
  readonly sampleOrders: boolean;
  readonly demoPassword: string;
  readonly secureCookies: boolean;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const required = (env: Environment, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set. npm start sets it; a server of your own needs it in its environment.`);
  return value;
};

const number = (env: Environment, name: string, fallback: number): number => {
  const value = Number(env[name] ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${env[name]}".`);
  return value;
};

const flag = (env: Environment, name: string): boolean => env[name] === '1' || env[name] === 'true';

/** Reads the environment once and freezes it. Throws one clear line for what is missing or wrong. */
export function readConfig(env: Environment): Config {
  const production = env['NODE_ENV'] === 'production';
  if (production && flag(env, 'IEUM_TEST_CLOCK')) throw new Error('IEUM_TEST_CLOCK cannot be on when NODE_ENV is production.');
  if (flag(env, 'IEUM_DEMO_DATA') && !env['IEUM_DEMO_PASSWORD']) throw new Error('IEUM_DEMO_DATA needs IEUM_DEMO_PASSWORD.');
  return Object.freeze({
    databaseUrl: required(env, 'DATABASE_URL'),
    databasePoolSize: number(env, 'DATABASE_POOL_SIZE', 10),
    temporalAddress: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
    temporalNamespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    temporalUiUrl: env['TEMPORAL_UI_URL'] ?? '',
    host: env['HOST'] ?? '127.0.0.1',
    port: number(env, 'PORT', 3000),
    workerHealthPort: number(env, 'WORKER_HEALTH_PORT', 0),
    filesDir: resolve(env['FILES_DIR'] ?? '.data/files'),
    mailDir: resolve(env['MAIL_DIR'] ?? '.data/mail'),
    smtpUrl: env['SMTP_URL'] ?? '',
    payoutDir: resolve(env['PAYOUT_DIR'] ?? '.data/payouts'),
    maxUploadBytes: number(env, 'MAX_UPLOAD_BYTES', 20 * 1024 * 1024),
    workflowBundle: resolve(env['WORKFLOW_BUNDLE'] ?? 'dist/workflows/bundle.js'),
    testClock: flag(env, 'IEUM_TEST_CLOCK'),
    testClockStart: env['IEUM_TEST_CLOCK_START'] ?? '',
    demoData: flag(env, 'IEUM_DEMO_DATA'),
    sampleOrders: flag(env, 'IEUM_SAMPLE_ORDERS'),
    demoPassword: env['IEUM_DEMO_PASSWORD'] ?? '',
    secureCookies: production,
    logLevel: env['LOG_LEVEL'] ?? 'info',
  });
}
