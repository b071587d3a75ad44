const contractsPerStatement = 1_000;

/** A page in pieces that one statement writes: larger ones gain nothing and cost memory. */
export function* chunksOf<T>(rows: readonly T[], size = contractsPerStatement): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
