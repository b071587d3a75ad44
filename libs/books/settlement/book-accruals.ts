import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { postingsOfAccruals } from '../../domain/billing/ledger-postings';
import { lastDayOf, type Month } from '../../domain/calendar/plain-date';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { chunksOf } from '../billing-run/chunks-of';
import { writeEntries } from '../ledger';
import { isEarned } from './work-withdrawn';

type ToBook = PartnerAccrual & { readonly id: string };

/** Books what partners earned in a month, each accrual once: with the issue of the month's bills, or with its approval where that comes first. */
export async function bookAccruals(tx: Tx, month: Month, partnerRunId: string | null = null): Promise<void> {
  const accruals = await tx.query<ToBook>(
    `UPDATE partner_accrual SET booked_at = $2 WHERE accrual_month = $1 AND booked_at IS NULL AND ${isEarned} AND ($3::uuid IS NULL OR run_id = $3)
     RETURNING id, partner_id AS "partnerId", contract_id AS "contractId", source_kind AS "sourceKind", source_id AS "sourceId", item, accrual_month AS "accrualMonth",
       quantity, unit_price_won AS "unitPriceWon", supply_won AS "supplyWon", lineage`,
    [month, tx.now, partnerRunId],
  );
  for (const chunk of chunksOf(accruals))
    await writeEntries(
      tx,
      chunk.map((accrual) => ({ id: newId(), ref: `ACCRUAL-${accrual.id}`, kind: 'ACCRUAL', accrualMonth: month, bookedOn: lastDayOf(month), contractId: accrual.contractId, partnerId: accrual.partnerId, postings: postingsOfAccruals([accrual]) })),
    );
}
