import { refundDayId } from '../../contract/processes';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { postingsOfPaidRefund } from '../../domain/billing/ledger-postings';
import { instantOf, momentAt, monthOf, type PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { writeEntries } from '../ledger';

const leaving = 'refunds-are-paid';

/** Leaves a moment for the morning on which refunds leave the bank: schedule and test clock find it there. Once a day, whatever is paid on it. */
export const awaitRefunds = (tx: Tx, payOn: PlainDate): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO moment (id, run_id, workflow_id, kind, step, round, at) VALUES ($1, NULL, $2, $3, '', 0, $4) ON CONFLICT (workflow_id, kind) WHERE run_id IS NULL DO UPDATE SET done_at = NULL`,
    [newId(), refundDayId(payOn), leaving, instantOf(momentAt(payOn, '09:00:00'))],
  );

interface Paid {
  readonly refundNo: string;
  readonly amountWon: Won;
  readonly payOn: PlainDate;
  readonly contractId: string;
}

/** Approved refunds whose day has come leave the bank, each once: asked twice, it pays nothing twice. */
export async function payRefunds(tx: Tx): Promise<void> {
  const paid = await tx.query<Paid>(
    `WITH paid AS (UPDATE refund SET status = 'PAID' WHERE status = 'APPROVED' AND (pay_on::timestamp + interval '9 hours') AT TIME ZONE 'Asia/Seoul' <= $1 RETURNING refund_no, amount_won, pay_on, credit_bill_id)
     SELECT p.refund_no AS "refundNo", p.amount_won AS "amountWon", p.pay_on AS "payOn", b.contract_id AS "contractId" FROM paid p JOIN bill b ON b.id = p.credit_bill_id ORDER BY p.refund_no`,
    [tx.now],
  );
  await writeEntries(
    tx,
    paid.map(({ refundNo, amountWon, payOn, contractId }) => ({
      id: newId(), ref: `${refundNo}-PAID`, kind: 'REFUND', accrualMonth: monthOf(payOn), bookedOn: payOn, contractId, postings: postingsOfPaidRefund(amountWon),
    })),
  );
  await tx.query(`UPDATE moment SET done_at = $1 WHERE kind = $2 AND run_id IS NULL AND done_at IS NULL AND at <= $1`, [tx.now, leaving]);
}

/** Pokes for every day of refunds that has come unnoticed. */
export const startDueRefunds = (tx: Tx): Promise<unknown[]> =>
  tx.query(`INSERT INTO poke (workflow_id) SELECT workflow_id FROM moment WHERE kind = $1 AND run_id IS NULL AND done_at IS NULL AND at <= $2`, [leaving, tx.now]);
