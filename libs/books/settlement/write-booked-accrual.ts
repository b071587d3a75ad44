import { jsonText } from '../../database/as-json';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { postingsOfAccruals } from '../../domain/billing/ledger-postings';
import { monthOf, type PlainDate } from '../../domain/calendar/plain-date';
import { vatOf } from '../../domain/pricing/vat';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { writeEntries } from '../ledger';

/** An accrual that is booked as it is written: which of its source it is (-n takes back n), and what it takes back. */
export interface BookedAccrual extends PartnerAccrual {
  readonly accrualNo: number;
  readonly reversesId?: string;
  readonly lateEvidenceOn?: PlainDate;
}

/** Takes an accrual back by its exact opposite. */
export const oppositeOf = (accrual: PartnerAccrual & { readonly id: string; readonly accrualNo: number }): BookedAccrual => {
  const { ko, en } = accrual.lineage.arithmetic;
  return {
    ...accrual, quantity: -accrual.quantity, supplyWon: -accrual.supplyWon, accrualNo: -accrual.accrualNo, reversesId: accrual.id,
    lineage: { ...accrual.lineage, rules: [...accrual.lineage.rules, 'X-61'], arithmetic: { ko: `취소: ${ko}`, en: `reversal: ${en}` } },
  };
};

/** Writes an accrual that no run over the contracts of a month finds, and books it today. The partner's next settlement carries it. */
export async function writeBookedAccrual(tx: Tx, accrual: BookedAccrual): Promise<void> {
  const id = newId();
  const { supplyWon, contractId, partnerId } = accrual;
  await tx.query(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status, accrual_no, reverses_id, booked_at, late_evidence_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'CONFIRMED', $13, $14, $15, $16)`,
    [
      id, partnerId, contractId, accrual.sourceKind, accrual.sourceId, accrual.accrualMonth, accrual.item, accrual.quantity, accrual.unitPriceWon, supplyWon, vatOf(supplyWon),
      jsonText(accrual.lineage), accrual.accrualNo, accrual.reversesId ?? null, tx.now, accrual.lateEvidenceOn ?? null,
    ],
  );
  await writeEntries(tx, [
    { id: newId(), ref: `ACCRUAL-${id}`, kind: supplyWon < 0n ? 'REVERSAL' : 'ACCRUAL', accrualMonth: monthOf(tx.today), bookedOn: tx.today, contractId, partnerId, postings: postingsOfAccruals([accrual]) },
  ]);
}
