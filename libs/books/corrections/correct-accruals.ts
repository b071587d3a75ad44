import { jsonText } from '../../database/as-json';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { postingsOfAccruals } from '../../domain/billing/ledger-postings';
import { monthOf, type Month } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { vatOf } from '../../domain/pricing/vat';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { writeEntries } from '../ledger';
import { matchAgain, tellPartners } from '../settlement/announce-accruals';
import { isEarned } from '../settlement/work-withdrawn';

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

interface NewAccrual extends PartnerAccrual {
  readonly accrualNo: number;
  readonly reversesId?: string;
}

async function write(tx: Tx, accrual: NewAccrual): Promise<void> {
  const id = newId();
  const { supplyWon } = accrual;
  await tx.query(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status, accrual_no, reverses_id, booked_at, late_evidence_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'CONFIRMED', $13, $14, $15, $16)`,
    [
      id, accrual.partnerId, accrual.contractId, accrual.sourceKind, accrual.sourceId, accrual.accrualMonth, accrual.item, accrual.quantity, accrual.unitPriceWon, supplyWon, vatOf(supplyWon),
      jsonText(accrual.lineage), accrual.accrualNo, accrual.reversesId ?? null, tx.now, tx.today,
    ],
  );
  await writeEntries(tx, [
    { id: newId(), ref: `ACCRUAL-${id}`, kind: supplyWon < 0n ? 'REVERSAL' : 'ACCRUAL', accrualMonth: monthOf(tx.today), bookedOn: tx.today, contractId: accrual.contractId, partnerId: accrual.partnerId, postings: postingsOfAccruals([accrual]) },
  ]);
}

const opposite = (won: Won): Won => -won;

/** What was booked is taken back by a row below zero and earned anew by the next; the partner's next settlement carries both. */
async function takeBackAndEarnAnew(tx: Tx, { before, after }: AccrualChange): Promise<void> {
  const { ko, en } = before.lineage.arithmetic;
  await write(tx, {
    ...before, quantity: -before.quantity, supplyWon: opposite(before.supplyWon), accrualNo: -before.accrualNo, reversesId: before.id,
    lineage: { ...before.lineage, rules: [...before.lineage.rules, 'X-61'], arithmetic: { ko: `취소: ${ko}`, en: `reversal: ${en}` } },
  });
  await write(tx, { ...after, accrualNo: before.accrualNo + 1 });
}

/** Partners follow the correction of what their customers are billed; each finds one task, to invoice what has changed. */
export async function correctAccruals(tx: Tx, desk: Pick<Desk, 'startRun'>, month: Month, changes: readonly AccrualChange[]): Promise<void> {
  for (const change of changes) await (change.before.booked ? takeBackAndEarnAnew(tx, change) : computeAnew(tx, change));
  if (changes.some(({ before }) => before.booked)) await tellPartners(tx, desk, { month, evidenceOn: tx.today });
}
