import type { Tx } from '../../database/transaction';
import { billFromLines } from '../../domain/billing/bill-from-lines';
import type { Won } from '../../domain/money/won';
import type { LineToWrite } from '../billing-run/write-bills';
import type { Correction } from './compute-correction';
import { changesOfAccruals } from './correct-accruals';

export interface ChangeForPartner {
  readonly partnerId: string;
  readonly partnerName: string;
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
  const changes = await changesOfAccruals(tx, accruals);
  const names = new Map((await tx.query<{ id: string; name: string }>(`SELECT id, name_ko AS name FROM organisation WHERE id = ANY ($1::uuid[])`, [changes.map(({ before }) => before.partnerId)])).map(({ id, name }) => [id, name]));
  const partners = changes.map(({ before, after }) => ({
    partnerId: before.partnerId,
    partnerName: names.get(before.partnerId) ?? '',
    item: before.item,
    beforeWon: before.supplyWon,
    afterWon: after.supplyWon,
    differenceWon: after.supplyWon - before.supplyWon,
  }));
  return { lines, supplyWon, vatWon, totalWon, partners };
}
