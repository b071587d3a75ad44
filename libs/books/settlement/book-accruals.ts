import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { postingsOfAccruals } from '../../domain/billing/ledger-postings';
import { lastDayOf, type Month } from '../../domain/calendar/plain-date';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { writeEntries, type LedgerEntry } from '../ledger';
import { isEarned } from './work-withdrawn';

type ToBook = Pick<PartnerAccrual, 'partnerId' | 'contractId' | 'item' | 'supplyWon'> & { readonly id: string };

const accrualsPerStatement = 2_000;

/** Marks the next accruals as booked, after the last one of before. */
const nextToBook = (tx: Tx, month: Month, partnerRunId: string | null, after: string | undefined): Promise<ToBook[]> =>
  tx.query(
    `UPDATE partner_accrual SET booked_at = $2 WHERE id IN (
       SELECT id FROM partner_accrual WHERE accrual_month = $1 AND booked_at IS NULL AND ${isEarned} AND ($3::uuid IS NULL OR run_id = $3) AND ($4::uuid IS NULL OR id > $4)
        ORDER BY id LIMIT $5 FOR UPDATE)
     RETURNING id, partner_id AS "partnerId", contract_id AS "contractId", item, supply_won AS "supplyWon"`,
    [month, tx.now, partnerRunId, after ?? null, accrualsPerStatement],
  );

const entryOf = ({ id, contractId, partnerId, ...earned }: ToBook, month: Month): LedgerEntry => ({
  id: newId(),
  ref: `ACCRUAL-${id}`,
  kind: 'ACCRUAL',
  accrualMonth: month,
  bookedOn: lastDayOf(month),
  contractId,
  partnerId,
  postings: postingsOfAccruals([earned]),
});

/** Books what partners earned in a month, each accrual once: with the issue of the month's bills, or with its approval where that comes first. */
export async function bookAccruals(tx: Tx, month: Month, partnerRunId: string | null = null): Promise<void> {
  for (let after: string | undefined; ; ) {
    const accruals = await nextToBook(tx, month, partnerRunId, after);
    await writeEntries(tx, accruals.map((accrual) => entryOf(accrual, month)));
    if (accruals.length < accrualsPerStatement) return;
    after = accruals.map(({ id }) => id).toSorted().at(-1);
  }
}
