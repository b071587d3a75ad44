import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './progress.mjs';
import { sendSignal } from './signals.mjs';

/**
 * @typedef {object} Member a process that this script started and will stop
 * @property {string} name
 * @property {number} pid
 * @property {string} command its command line
 * @property {Promise<number>} exited its exit code; 128 and more when a signal ended it
 * @property {() => boolean} isRunning
 * @property {() => string} lastWords the last lines of its log
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Start
 * @property {string} [log] file that receives what it prints; without it the reader sees it
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {'SIGINT' | 'SIGTERM'} [stopSignal]
 * @property {boolean} [group] stop also what it started itself
 * @property {number} [layer] a higher layer is stopped first
 * @property {number} [patienceMs] how long a polite stop may take
 */

/** Thrown out of a set-up that was interrupted. */
export class Interrupted extends Error {}

/**
 * Everything one script has started. `stop()` ends it all, the application before the servers, also in the middle of a set-up; where the
 * script itself is killed, a caretaker process does.
 */
export function createHousehold() {
  /** @type {(Member & { layer: number })[]} */
  const members = [];
  /** @type {Promise<void> | undefined} */
  let ending;
  let changed = () => {};
  const caretaker = startCaretaker();

  /**
   * Starts a process that stays.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Start} options
   * @returns {Member}
   */
  function keep(name, command, args, options) {
    if (ending) throw new Interrupted();
    const { layer = 0 } = options;
    const member = { ...start(name, command, args, options), layer };
    members.push(member);
    caretaker.add(member.pid, options.stopSignal ?? 'SIGTERM');
    changed();
    void member.exited.then(() => {
      members.splice(members.indexOf(member), 1);
      caretaker.remove(member.pid);
    });
    return member;
  }

  /**
   * Runs a process to its end; throws with its last words when it fails.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Start} options
   */
  async function run(name, command, args, options) {
    const member = keep(name, command, args, { group: true, layer: 2, ...options });
    const code = await member.exited;
    if (ending) throw new Interrupted();
    if (code !== 0) throw new Problem(`${name} failed (exit code ${code}). Its last lines:\n${member.lastWords()}\nAll of them: ${options.log}`);
  }

  /**
   * Runs a process to its end before the reader's eyes and gives its exit code.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Start} [options]
   */
  async function show(name, command, args, options = {}) {
    const code = await keep(name, command, args, { group: true, layer: 2, ...options }).exited;
    if (ending) throw new Interrupted();
    return code;
  }

  async function endAll() {
    for (const layer of [2, 1, 0]) {
      await Promise.all(members.filter((member) => member.layer === layer).map((member) => member.stop()));
    }
    caretaker.leave();
  }

  return {
    keep,
    run,
    show,
    stop: () => (ending ??= endAll()),
    isEnding: () => ending !== undefined,
    /** Calls back whenever a process was started. @param {() => void} callback */
    onChange: (callback) => {
      changed = callback;
    },
    members: () => members.map(({ name, pid, command }) => ({ name, pid, command })),
    throwAway: caretaker.throwAway,
  };
}

/** @typedef {ReturnType<typeof createHousehold>} Household */

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {Start} options
 * @returns {Member}
 */
function start(name, command, args, { log, env, cwd = root, uid, gid, stopSignal = 'SIGTERM', group = false, patienceMs = 10_000 }) {
  const output = log === undefined ? 'inherit' : openLog(log);
  // In a process group of its own: Ctrl-C reaches this script alone, which then stops things in order.
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, uid, gid, detached: true, stdio: ['ignore', output, output], windowsHide: true });
  if (typeof output === 'number') closeSync(output);
  let running = true;
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(failedToStart(error)));
    child.once('exit', (code) => resolve(code ?? 128));
  }).then((code) => {
    running = false;
    return code;
  });
  let complaint = '';
  /** @param {Error} error */
  function failedToStart(error) {
    complaint = `${command} could not be started: ${error.message}`;
    return 127;
  }
  const pid = child.pid ?? 0;

  async function stop() {
    if (!running || !pid) return;
    sendSignal(pid, stopSignal, { group });
    const killing = setTimeout(() => sendSignal(pid, 'SIGKILL', { group: true }), patienceMs);
    await exited;
    clearTimeout(killing);
  }
  return { name, pid, command: [command, ...args].join(' '), exited, isRunning: () => running, lastWords: () => complaint || (log ? lastLines(log) : ''), stop };
}

/** @param {string} log */
function openLog(log) {
  mkdirSync(dirname(log), { recursive: true });
  return openSync(log, 'a');
}

function startCaretaker() {
  const caretaker = spawn(process.execPath, [join(root, 'scripts/lib/caretaker.mjs')], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });
  caretaker.stdin.on('error', () => {});
  caretaker.unref();
  /** @type {{ unref?: () => void }} */ (caretaker.stdin).unref?.();
  return {
    /** @param {number} pid @param {string} signal */
    add: (pid, signal) => pid && caretaker.stdin.write(`+ ${pid} ${signal}\n`),
    /** @param {number} pid */
    remove: (pid) => caretaker.stdin.writable && caretaker.stdin.write(`- ${pid}\n`),
    /** Removes a folder when everything has ended, however that comes. @param {string} folder */
    throwAway: (folder) => caretaker.stdin.write(`x ${folder}\n`),
    leave: () => caretaker.stdin.end(),
  };
}

/** @param {string} file @param {number} [count] */
export function lastLines(file, count = 15) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** Begins a log anew and keeps the one before it. @param {string} log */
export function beginLog(log) {
  mkdirSync(dirname(log), { recursive: true });
  if (existsSync(log)) renameSync(log, `${log}.1`);
  return log;
}

/**
 * Calls `end` on Ctrl-C, a termination or a closed terminal, once: npm and the terminal may both pass the same signal on. An npm that is
 * ended alone takes only its shell along: then a new parent tells.
 * @param {() => Promise<void>} end
 */
export function onInterrupt(end) {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    void end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, once);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && once(), 500).unref();
}
