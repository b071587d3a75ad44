/** Integer won. Never a float: 2^53 + 1 won must survive (docs/manual/5-calendar-and-dates.md, conventions). Crosses JSON as a decimal string. */
export type Won = bigint;

/** Divides and truncates towards zero, so that f(−x) = −f(x) and a bill and its reversal sum to 0. */
export const floorWon = (numerator: bigint, denominator: bigint): Won => numerator / denominator;

export const sumWon = (amounts: Iterable<Won>): Won => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};
