import { median } from './load';

/** The house and its floor, each able to do a round of the same work: answers operations per second. */
export interface Racer {
  /** What a round needs and what is not measured. */
  prepare?(): Promise<void>;
  round(): Promise<number>;
  /** Operations of one round. */
  readonly operations: number;
  cpuMs(): Promise<number>;
}

export interface Turns {
  /** Operations a second: the median of the rounds. */
  readonly house: number;
  readonly floor: number;
  /** The median of each round's own ratio. */
  readonly ratio: number;
  /** Of the server's process, for one operation. */
  readonly cpu: { readonly house: number; readonly floor: number };
}

async function turn(racer: Racer): Promise<{ perSecond: number; cpuMs: number }> {
  await racer.prepare?.();
  const before = await racer.cpuMs();
  const perSecond = await racer.round();
  return { perSecond, cpuMs: ((await racer.cpuMs()) - before) / racer.operations };
}

/** Turn by turn, so that what else the machine does falls on both; the first turn of each only warms it up. */
export async function turnByTurn(house: Racer, floor: Racer, rounds: number): Promise<Turns> {
  await turn(house);
  await turn(floor);
  const seen: { house: Awaited<ReturnType<typeof turn>>; floor: Awaited<ReturnType<typeof turn>> }[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push({ house: await turn(house), floor: await turn(floor) });
  return {
    house: median(seen.map((one) => one.house.perSecond)),
    floor: median(seen.map((one) => one.floor.perSecond)),
    ratio: median(seen.map((one) => one.house.perSecond / one.floor.perSecond)),
    cpu: { house: median(seen.map((one) => one.house.cpuMs)), floor: median(seen.map((one) => one.floor.cpuMs)) },
  };
}
