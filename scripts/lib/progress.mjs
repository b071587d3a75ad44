const announceAfterMs = 2_000;
const remindEveryMs = 15_000;

/** @param {string} line */
export const say = (line) => process.stdout.write(`${line}\n`);

/** @param {number} since as given by Date.now() */
export const secondsSince = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a step of the set-up: silent when it is quick, a line when it takes over two seconds, and a line with the time when it is done.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = Date.now();
  let announced = false;
  const announce = () => {
    announced = true;
    say(`  … ${title}`);
  };
  const first = setTimeout(announce, announceAfterMs);
  const reminder = setInterval(() => say(`  … ${title}: ${secondsSince(began)} so far`), remindEveryMs);
  try {
    const result = await work();
    if (announced) say(`  ✓ ${title}, ${secondsSince(began)}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(reminder);
  }
}

/** Runs a test on an interval until it holds; throws `message` when the time is over.
 * @param {() => Promise<boolean>} holds
 * @param {{ withinMs: number, everyMs?: number, message: () => string }} options
 */
export async function until(holds, { withinMs, everyMs = 100, message }) {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Problem(message());
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** A failure that is explained to the reader in its message: printed without a stack. */
export class Problem extends Error {}

/**
 * Ends a script: a `Problem` as its message, a bug with its stack, an interruption quietly.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Problem) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
}
