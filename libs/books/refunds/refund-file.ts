import { csvOf } from '../../database/csv';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { PlainDate } from '../../domain/calendar/plain-date';

interface RefundRow {
  readonly refundNo: string;
  readonly payDate: string;
  readonly bankCode: string;
  readonly accountNo: string;
  readonly accountHolder: string;
  readonly customerName: string;
  readonly creditBillNo: string;
  readonly amountWon: bigint;
}

const header = ['refundNo', 'payDate', 'bankCode', 'accountNo', 'accountHolder', 'customerName', 'creditBillNo', 'amountWon'] as const;

export const refundFileName = (payDate: PlainDate): string => `refunds-${payDate}.csv`;

/** The refund file of a pay date (docs/payout-file.md): the same rows give the same bytes. It carries bank accounts, so it lies in no folder, and who reads it is on record. */
export async function refundFile(tx: Tx, payDate: PlainDate): Promise<string> {
  const rows = await tx.query<RefundRow>(
    `SELECT r.refund_no AS "refundNo", r.pay_on AS "payDate", r.bank_code AS "bankCode", r.account_no AS "accountNo", r.account_holder AS "accountHolder", k.name AS "customerName",
       b.bill_no AS "creditBillNo", r.amount_won AS "amountWon"
     FROM refund r JOIN bill b ON b.id = r.credit_bill_id JOIN customer k ON k.id = r.customer_id WHERE r.pay_on = $1 ORDER BY r.refund_no`,
    [payDate],
  );
  if (rows.length > 0) await writeAudit(tx, 'refund.file-read', { kind: 'REFUND_FILE', id: payDate }, undefined, { refunds: rows.map(({ refundNo }) => refundNo) });
  return csvOf(header, rows.map((row) => header.map((column) => row[column])));
}
