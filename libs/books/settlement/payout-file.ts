import type { Tx } from '../../database/transaction';
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
}

const header = ['payoutNo', 'payDate', 'partnerCode', 'partnerName', 'businessNo', 'accrualMonth', 'supplyWon', 'vatWon', 'totalWon'] as const;

export const payoutFileName = (payDate: PlainDate): string => `payouts-${payDate}.csv`;

/** The payout file of a pay date (docs/payout-file.md): the same rows give the same bytes, so it may be written again. */
export async function payoutFile(tx: Tx, payDate: PlainDate): Promise<string> {
  const rows = await tx.query<PayoutRow>(
    `SELECT p.payout_no AS "payoutNo", p.pay_date AS "payDate", o.code AS "partnerCode", o.name_ko AS "partnerName", o.business_no AS "businessNo",
       p.accrual_month AS "accrualMonth", p.supply_won AS "supplyWon", p.vat_won AS "vatWon", p.total_won AS "totalWon"
     FROM payout p JOIN organisation o ON o.id = p.partner_id WHERE p.pay_date = $1 ORDER BY p.payout_no`,
    [payDate],
  );
  return csvOf(header, rows.map((row) => header.map((column) => row[column])));
}
