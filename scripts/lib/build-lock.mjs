import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dist } from './paths.mjs';
import { Problem } from './progress.mjs';
import { isAlive } from './signals.mjs';

const lock = join(dist, '.lock');
const waitAtMostMs = 180_000;

/**
 * One build at a time in a checkout: a test run and a start may come together. The lock of a dead build does not count.
 * @template T
 * @param {() => Promise<T>} build
 * @returns {Promise<T>}
 */
export async function withBuildLock(build) {
  mkdirSync(dist, { recursive: true });
  const deadline = Date.now() + waitAtMostMs;
  while (!take()) {
    if (Date.now() > deadline) throw new Problem(`Another build (process ${holder()}) does not end.`);
    if (!isAlive(holder())) rmSync(lock, { force: true });
    await pause(100);
  }
  try {
    return await build();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}
