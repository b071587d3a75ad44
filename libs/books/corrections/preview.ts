import type { Tx } from '../../database/transaction';
import { billFromLines } from '../../domain/billing/bill-from-lines';
import type { Won } from '../../domain/money/won';
import type { LineToWrite } from '../billing-run/write-bills';
import type { Correction } from './compute-correction';
import { changesOfAccruals } from './correct-accruals';

export interface ChangeForPartner {
  readonly partnerId: string;
  readonly item: string;
  readonly beforeWon: Won;
  readonly afterWon: Won;
  readonly differenceWon: Won;
}

/** What a correction would come to: for the customer the difference with VAT, for partners the supply of the same sources. */
export interface CorrectionPreview {
  readonly lines: readonly LineToWrite[];
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
  readonly partners: readonly ChangeForPartner[];
}

export async function previewOf(tx: Tx, { lines, accruals }: Correction): Promise<CorrectionPreview> {
  const { supplyWon, vatWon, totalWon } = billFromLines(lines);
  const partners = (await changesOfAccruals(tx, accruals)).map(({ before, after }) => ({
    partnerId: before.partnerId,
    item: before.item,
    beforeWon: before.supplyWon,
    afterWon: after.supplyWon,
    differenceWon: after.supplyWon - before.supplyWon,
  }));
  return { lines, supplyWon, vatWon, totalWon, partners };
}
