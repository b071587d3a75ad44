import type { Tx } from './transaction';
import { documentNumber, numberPeriod, type NumberSeries } from '../domain/identifiers/document-numbers';
import { serviceNumber } from '../domain/identifiers/service-number';

/** The row stays locked until this transaction ends, so a number that is rolled back is given to the next: no gaps. */
async function next(tx: Tx, series: string, period: string, count = 1): Promise<number> {
  const row = await tx.one<{ last: bigint }>(
    `INSERT INTO document_number (series, period, last) VALUES ($1, $2, $3)
     ON CONFLICT (series, period) DO UPDATE SET last = document_number.last + $3 RETURNING last`,
    [series, period, count],
  );
  if (!row) throw new Error(`no number in series ${series}`);
  return Number(row.last);
}

/** The next order or contract number of the business year: `O-2026-000001`. */
export const takeNumber = async (tx: Tx, series: Extract<NumberSeries, 'ORDER' | 'CONTRACT'>): Promise<string> =>
  documentNumber(series, tx.today, await next(tx, series, numberPeriod(series, tx.today)));

/** The next numbers of the business month, in one step: bills, payouts and refunds are numbered by month of issue. Take them last: others wait for the row. */
export async function takeNumbers(tx: Tx, series: Extract<NumberSeries, 'BILL' | 'PAYOUT' | 'REFUND'>, count: number): Promise<readonly string[]> {
  if (count === 0) return [];
  const last = await next(tx, series, numberPeriod(series, tx.today), count);
  return Array.from({ length: count }, (_, at) => documentNumber(series, tx.today, last - count + 1 + at));
}

/** The next service number, one unique row for ever: `J00000001` (S1-034, X-24). */
export const takeServiceNumber = async (tx: Tx): Promise<string> => serviceNumber(await next(tx, 'SERVICE', 'ALL'));
