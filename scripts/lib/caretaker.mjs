/**
 * Outlives a start script that dies without a chance to clean up (kill -9, a closed terminal): when its standard input ends, it stops
 * whatever was not taken off its list and removes folders that were to be thrown away. Lines: `+ pid signal`, `- pid`, `x folder`.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, sendSignal } from './signals.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

/** @type {Map<number, string>} */
const list = new Map();
/** @type {string[]} */
const throwAway = [];

for await (const line of createInterface({ input: process.stdin })) {
  const [sign, pid, signal] = line.split(' ');
  if (sign === '+') list.set(Number(pid), signal ?? 'SIGTERM');
  if (sign === '-') list.delete(Number(pid));
  if (sign === 'x') throwAway.push(line.slice(2));
}

// The last that was started leans on those before it.
const patienceMs = 8_000;
for (const [pid, signal] of [...list].reverse()) {
  sendSignal(pid, signal);
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadline) await pause(50);
  if (isAlive(pid)) sendSignal(pid, 'SIGKILL', { group: true });
}
for (const folder of throwAway) rmSync(folder, { recursive: true, force: true });
