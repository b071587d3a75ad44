import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, until } from './progress.mjs';
import { commandLineOf, isAlive, sendSignal } from './signals.mjs';

/** @typedef {{ pid: number, address?: string, members: { name: string, pid: number, command: string }[] }} Note what runs on a data folder */

/** @param {string} folder */
const noteIn = (folder) => join(folder, 'running.json');

/** What cannot be read was left by nobody: no process has the number 0. @param {string} file @returns {Note | undefined} undefined where there is none */
function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return error instanceof SyntaxError ? { pid: 0, members: [] } : undefined;
  }
}

/** Written whole, as a second start may read it at any moment. @param {string} folder @param {Note} note */
export function noteRunning(folder, note) {
  renameSync(written(folder, note), noteIn(folder));
}

/** @param {string} folder @param {Note} note @returns {string} the file beside the note */
function written(folder, note) {
  mkdirSync(folder, { recursive: true });
  const beside = `${noteIn(folder)}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(note));
  return beside;
}

/** Only our own: another start may have taken the folder. @param {string} folder */
export function forgetRunning(folder) {
  if (readNote(noteIn(folder))?.pid === process.pid) rmSync(noteIn(folder), { force: true });
}

/** Whether the process that wrote a note still works here: its number may by now be somebody else's. @param {Note} note */
const isAtWork = (note) => note.pid > 0 && note.pid !== process.pid && isAlive(note.pid) && /scripts[\\/]\w+\.mjs/.test(commandLineOf(note.pid));

/**
 * Takes a data folder for this process alone, as two starts on one would spoil each other: throws when there is another, and sees off what a
 * killed one has left.
 * @param {string} folder
 */
export async function takeFolder(folder) {
  while (!isClaimed(folder)) {
    const note = readNote(noteIn(folder));
    if (note) await takeOver(folder, note);
  }
}

/** @param {string} folder @param {Note} note */
async function takeOver(folder, note) {
  if (isAtWork(note)) throw new Problem(`Ieum is running already${note.address ? ` at ${note.address}` : ''} (process ${note.pid}). Stop it with Ctrl-C there first.`);
  await seeOff(note.members.filter(isStillOurs));
  setAside(folder, note);
}

/** Of several that come at the same moment one gets it: a link is made whole or not at all. @param {string} folder */
function isClaimed(folder) {
  const beside = written(folder, { pid: process.pid, members: [] });
  try {
    linkSync(beside, noteIn(folder));
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Takes the note of a dead start away; where another start was quicker and wrote its own, that one is put back. @param {string} folder @param {Note} dead */
function setAside(folder, dead) {
  const aside = `${noteIn(folder)}.${process.pid}.old`;
  try {
    renameSync(noteIn(folder), aside);
    if (readNote(aside)?.pid !== dead.pid) linkSync(aside, noteIn(folder));
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {Note['members']} remains what a killed start has left running */
async function seeOff(remains) {
  for (const { pid } of remains) sendSignal(pid, 'SIGINT');
  await until(async () => !remains.some(isStillOurs), {
    withinMs: 20_000,
    message: () => `Processes of an earlier start do not stop: ${remains.map(({ name, pid }) => `${name} (${pid})`).join(', ')}. End them and start again.`,
  });
}

/** After a power cut its number may belong to a PostgreSQL that is none of ours: the whole command line tells. @param {Note['members'][number]} member */
const isStillOurs = ({ pid, command }) => isAlive(pid) && commandLineOf(pid).trim() === command;
