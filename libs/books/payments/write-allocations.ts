import { newId } from '../../database/ids';
import { insertRows, type Column } from '../../database/insert-rows';
import type { Tx } from '../../database/transaction';
import { postingsOfAllocation } from '../../domain/billing/ledger-postings';
import { monthOf, type PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { writeEntries } from '../ledger';
import { putLateChargesRight } from './late-charges';

export interface NewAllocation {
  readonly paymentId: string;
  readonly billId: string;
  readonly contractId: string;
  /** Below zero where an earlier one is taken back. */
  readonly amountWon: Won;
  readonly valueOn: PlainDate;
  readonly how: 'BILL_NUMBER' | 'PAYER' | 'BY_HAND' | 'REVERSED';
  readonly reversesId?: string;
  readonly reason?: string;
}

type Row = NewAllocation & { readonly id: string };

const columns = (tx: Tx): readonly Column<Row>[] => [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'payment_id', type: 'uuid', of: ({ paymentId }) => paymentId },
  { name: 'bill_id', type: 'uuid', of: ({ billId }) => billId },
  { name: 'amount_won', type: 'bigint', of: ({ amountWon }) => amountWon },
  { name: 'value_on', type: 'date', of: ({ valueOn }) => valueOn },
  { name: 'how', type: 'text', of: ({ how }) => how },
  { name: 'reverses_id', type: 'uuid', of: ({ reversesId }) => reversesId ?? null },
  { name: 'reason', type: 'text', of: ({ reason }) => reason ?? null },
  { name: 'made_by', type: 'uuid', of: () => tx.actor.id },
  { name: 'made_at', type: 'timestamptz', of: () => tx.now },
];

/** Puts money on bills, or takes it off: rows, their entries, and what that makes of late charges. Bill and payment follow by themselves. */
export async function writeAllocations(tx: Tx, allocations: readonly NewAllocation[]): Promise<readonly string[]> {
  const rows = allocations.map((allocation): Row => ({ ...allocation, id: newId() }));
  await insertRows(tx, 'payment_allocation', columns(tx), rows);
  await writeEntries(
    tx,
    rows.map(({ id, contractId, amountWon }) => ({
      id: newId(), ref: `ALLOCATION-${id}`, kind: amountWon < 0n ? 'REVERSAL' : 'ALLOCATION', accrualMonth: monthOf(tx.today), bookedOn: tx.today, contractId, postings: postingsOfAllocation(amountWon),
    })),
  );
  await putLateChargesRight(tx, [...new Set(rows.map(({ billId }) => billId))]);
  return rows.map(({ id }) => id);
}
