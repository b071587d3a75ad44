const lanes = 3;

/** Some at a time: the database works while this process thinks. */
export async function inLanes(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: lanes }, work));
}

/** Does pieces of work that do not touch each other. */
export function eachInLanes<T>(pieces: readonly T[], work: (piece: T) => Promise<void>): Promise<void> {
  let next = 0;
  return inLanes(async () => {
    for (let piece = pieces[next++]; piece !== undefined; piece = pieces[next++]) await work(piece);
  });
}
