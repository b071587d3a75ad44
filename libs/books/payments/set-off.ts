import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { putLateChargesRight } from './late-charges';

/**
 * A credit is set off against what is open of the bill that it corrects, as far as that goes; what is over stays the customer's credit. It counts from
 * the due date: what was never owed was never late. Both are receivables of one contract, so the ledger does not move.
 */
export async function setOff(tx: Tx, creditBillId: string, corrected: { readonly id: string; readonly dueOn: PlainDate }): Promise<void> {
  const amounts = await tx.one<{ creditWon: Won; openWon: Won }>(
    `SELECT (SELECT payable_won - paid_won FROM bill WHERE id = $1) AS "creditWon", payable_won - paid_won AS "openWon" FROM bill WHERE id = $2 FOR UPDATE`,
    [creditBillId, corrected.id],
  );
  const { creditWon, openWon } = amounts ?? { creditWon: 0n, openWon: 0n };
  const amountWon = -creditWon < openWon ? -creditWon : openWon;
  if (amountWon <= 0n) return;
  await tx.query(
    `INSERT INTO payment_allocation (id, credit_bill_id, bill_id, amount_won, value_on, how, made_by, made_at) VALUES ($1, $2, $3, $4, $5, 'SET_OFF', $6, $7)`,
    [newId(), creditBillId, corrected.id, amountWon, corrected.dueOn, tx.actor.id, tx.now],
  );
  await putLateChargesRight(tx, [corrected.id]);
}
