import { jsonText } from '../../database/as-json';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import type { Month } from '../../domain/calendar/plain-date';
import { vatOf } from '../../domain/pricing/vat';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { matchAgain, tellPartners } from '../settlement/announce-accruals';
import { isEarned } from '../settlement/work-withdrawn';
import { oppositeOf, writeBookedAccrual } from '../settlement/write-booked-accrual';

/** What a partner earns of a source as the books stand. */
export interface StandingAccrual extends PartnerAccrual {
  readonly id: string;
  readonly accrualNo: number;
  readonly booked: boolean;
}

/** The last accrual of each source and partner: earlier ones are taken back. */
const standing = (tx: Tx, accruals: readonly PartnerAccrual[]): Promise<StandingAccrual[]> =>
  tx.query(
    `SELECT DISTINCT ON (source_id, source_kind, partner_id) id, accrual_no AS "accrualNo", booked_at IS NOT NULL AS booked, partner_id AS "partnerId", contract_id AS "contractId", source_kind AS "sourceKind",
       source_id AS "sourceId", item, accrual_month AS "accrualMonth", quantity, unit_price_won AS "unitPriceWon", supply_won AS "supplyWon", lineage
     FROM partner_accrual WHERE source_id = ANY ($1::uuid[]) AND accrual_month = $2 AND accrual_no > 0 AND ${isEarned} ORDER BY source_id, source_kind, partner_id, accrual_no DESC`,
    [accruals.map(({ sourceId }) => sourceId), accruals[0]?.accrualMonth ?? ''],
  );

const keyOf = ({ sourceKind, sourceId, partnerId }: PartnerAccrual): string => `${sourceKind} ${sourceId} ${partnerId}`;

export interface AccrualChange {
  readonly before: StandingAccrual;
  readonly after: PartnerAccrual;
}

/** Where a partner earns something else than the books say. */
export async function changesOfAccruals(tx: Tx, accruals: readonly PartnerAccrual[]): Promise<readonly AccrualChange[]> {
  if (accruals.length === 0) return [];
  const before = new Map((await standing(tx, accruals)).map((one) => [keyOf(one), one]));
  return accruals.flatMap((after) => {
    const one = before.get(keyOf(after));
    return one && one.supplyWon !== after.supplyWon ? [{ before: one, after }] : [];
  });
}

/** What nobody has booked is computed anew, and meets the invoice that came before it once more. */
async function computeAnew(tx: Tx, { before, after }: AccrualChange): Promise<void> {
  await tx.query(`UPDATE partner_accrual SET quantity = $2, unit_price_won = $3, supply_won = $4, vat_won = $5, lineage = $6 WHERE id = $1`, [
    before.id, after.quantity, after.unitPriceWon, after.supplyWon, vatOf(after.supplyWon), jsonText(after.lineage),
  ]);
  await matchAgain(tx, after.accrualMonth);
}

/** What was booked is taken back by a row below zero and earned anew by the next; the partner's next settlement carries both. */
async function takeBackAndEarnAnew(tx: Tx, { before, after }: AccrualChange): Promise<void> {
  await writeBookedAccrual(tx, { ...oppositeOf(before), lateEvidenceOn: tx.today });
  await writeBookedAccrual(tx, { ...after, accrualNo: before.accrualNo + 1, lateEvidenceOn: tx.today });
}

/** Partners follow the correction of what their customers are billed; each finds one task, to invoice what has changed. */
export async function correctAccruals(tx: Tx, desk: Pick<Desk, 'startRun'>, month: Month, changes: readonly AccrualChange[]): Promise<void> {
  for (const change of changes) await (change.before.booked ? takeBackAndEarnAnew(tx, change) : computeAnew(tx, change));
  if (changes.some(({ before }) => before.booked)) await tellPartners(tx, desk, { month, evidenceOn: tx.today });
}
