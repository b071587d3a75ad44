import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { csvOf } from '../../database/csv';

interface PayoutRow {
  readonly payoutNo: string;
  readonly payDate: string;
  readonly partnerCode: string;
  readonly partnerName: string;
  readonly businessNo: string | null;
  readonly accrualMonth: string;
  readonly supplyWon: bigint;
  readonly vatWon: bigint;
  readonly totalWon: bigint;
  /** Null where the partner had no approved account. */
  readonly bankCode: string | null;
  readonly accountNo: string | null;
  readonly accountHolder: string | null;
}

const header = ['payoutNo', 'payDate', 'partnerCode', 'partnerName', 'businessNo', 'accrualMonth', 'supplyWon', 'vatWon', 'totalWon'] as const;
const accountColumns = ['bankCode', 'accountNo', 'accountHolder'] as const;

export const payoutFileName = (payDate: PlainDate): string => `payouts-${payDate}.csv`;

const rowsOf = (tx: Tx, payDate: PlainDate): Promise<PayoutRow[]> =>
  tx.query<PayoutRow>(
    `SELECT p.payout_no AS "payoutNo", p.pay_date AS "payDate", o.code AS "partnerCode", o.name_ko AS "partnerName", o.business_no AS "businessNo",
       p.accrual_month AS "accrualMonth", p.supply_won AS "supplyWon", p.vat_won AS "vatWon", p.total_won AS "totalWon",
       a.bank_code AS "bankCode", a.account_no AS "accountNo", a.account_holder AS "accountHolder"
     FROM payout p JOIN organisation o ON o.id = p.partner_id LEFT JOIN partner_bank_account a ON a.id = p.bank_account_id WHERE p.pay_date = $1 ORDER BY p.payout_no`,
    [payDate],
  );

const csvWith = (columns: readonly (keyof PayoutRow)[], rows: readonly PayoutRow[]): string => csvOf(columns, rows.map((row) => columns.map((column) => row[column])));

/** The payout file of a pay date (docs/payout-file.md): the same rows give the same bytes, so it may be written again. It lies in a folder and carries no accounts. */
export const payoutFile = async (tx: Tx, payDate: PlainDate): Promise<string> => csvWith(header, await rowsOf(tx, payDate));

/** The same with the account to which each payout goes: that of the day on which it was made. Who reads an account in it is on record (K-18). */
export async function payoutFileWithAccounts(tx: Tx, payDate: PlainDate): Promise<string> {
  const rows = await rowsOf(tx, payDate);
  if (rows.some(({ accountNo }) => accountNo !== null)) await writeAudit(tx, 'payout.file-read', { kind: 'PAYOUT_FILE', id: payDate }, undefined, { payouts: rows.map(({ payoutNo }) => payoutNo) });
  return csvWith([...header, ...accountColumns], rows);
}
