import { setTimeout as pause } from 'node:timers/promises';

type Work = (client: number) => Promise<void>;

/** As many operations as `clients` finish one after the other: answers operations per second. */
export async function saturated(clients: number, operations: number, work: Work): Promise<number> {
  const began = performance.now();
  let left = operations;
  const client = async (number: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work(number);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return (operations * 1000) / (performance.now() - began);
}

/** Operations that come at a steady rate, whether those before have ended or not: answers how long each took from when it was due, in ms. */
export async function steady(perSecond: number, operations: number, work: Work): Promise<number[]> {
  const began = performance.now();
  const waited: Promise<number>[] = [];
  for (let number = 0; number < operations; number += 1) {
    const due = began + (number * 1000) / perSecond;
    if (due > performance.now() + 1) await pause(due - performance.now());
    waited.push(work(number).then(() => performance.now() - due));
  }
  return Promise.all(waited);
}

/** `percentile(times, 0.99)`: 99 of 100 were no slower. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
