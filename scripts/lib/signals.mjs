import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A process that has ended but that nobody has waited for, as happens in containers without an init. @param {number} pid */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}

/**
 * The command line of a process, empty when there is none: a number in a file may by now belong to somebody else's process.
 * @param {number} pid
 */
export function commandLineOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @param {string} signal
 * @param {{ group?: boolean }} [options] group: also to the processes it started
 */
export function sendSignal(pid, signal, { group = false } = {}) {
  const target = group && process.platform !== 'win32' ? -pid : pid;
  try {
    process.kill(target, signal);
  } catch {
    // It has ended by itself: that was the wish.
  }
}
