import type { Won } from '../money/won';

/** What must be the same in a run as in the dry run that was approved. */
export interface ComparedLine {
  readonly billKind: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly supplyWon: Won;
  readonly vatWon: Won;
}

const same = (a: ComparedLine, b: ComparedLine): boolean =>
  a.billKind === b.billKind && a.quantity === b.quantity && a.unitPriceWon === b.unitPriceWon && a.supplyWon === b.supplyWon && a.vatWon === b.vatWon;

const keyOf = ({ sourceKind, sourceId }: ComparedLine): string => `${sourceKind} ${sourceId}`;

/** The sources whose line is not what was approved: changed, missing or new. None where run and dry run are equal. */
export function differences(approved: readonly ComparedLine[], run: readonly ComparedLine[]): readonly string[] {
  const before = new Map(approved.map((line) => [keyOf(line), line]));
  const now = new Map(run.map((line) => [keyOf(line), line]));
  const changedOrMissing = approved.filter((line) => {
    const other = now.get(keyOf(line));
    return !other || !same(line, other);
  });
  return [...changedOrMissing, ...run.filter((line) => !before.has(keyOf(line)))].map((line) => line.sourceId);
}
