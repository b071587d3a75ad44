import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, until } from './progress.mjs';
import { commandLineOf, isAlive, sendSignal } from './signals.mjs';

/** @typedef {{ pid: number, address?: string, members: { name: string, pid: number }[] }} Note what runs on a data folder */

/** @param {string} folder */
const noteIn = (folder) => join(folder, 'running.json');

/** @param {string} folder @returns {Note | undefined} */
function readNote(folder) {
  try {
    return JSON.parse(readFileSync(noteIn(folder), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} folder @param {Note} note */
export function noteRunning(folder, note) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(noteIn(folder), JSON.stringify(note));
}

/** @param {string} folder */
export const forgetRunning = (folder) => rmSync(noteIn(folder), { force: true });

/** Whoever runs on this data folder now; undefined when nobody does, whatever an earlier start left written. @param {string} folder */
export function whoRuns(folder) {
  const note = readNote(folder);
  if (!note || note.pid === process.pid || !isAlive(note.pid)) return undefined;
  return /scripts[\\/]\w+\.mjs/.test(commandLineOf(note.pid)) ? note : undefined;
}

/**
 * Two starts on one data folder would spoil each other: throws when there is one, and sees off what a killed one has left.
 * @param {string} folder
 */
export async function makeSureNobodyRuns(folder) {
  const other = whoRuns(folder);
  if (other) throw new Problem(`Ieum is running already${other.address ? ` at ${other.address}` : ''} (process ${other.pid}). Stop it with Ctrl-C there first.`);
  const remains = readNote(folder)?.members.filter(({ pid }) => isStillOurs(pid)) ?? [];
  for (const { pid } of remains) sendSignal(pid, 'SIGINT');
  await until(async () => !remains.some(({ pid }) => isStillOurs(pid)), {
    withinMs: 20_000,
    message: () => `Processes of an earlier start do not stop: ${remains.map(({ name, pid }) => `${name} (${pid})`).join(', ')}. End them and start again.`,
  });
}

/** @param {number} pid */
const isStillOurs = (pid) => isAlive(pid) && /postgres|temporal|dist[\\/]apps/.test(commandLineOf(pid));
