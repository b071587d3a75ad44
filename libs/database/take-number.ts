import type { Tx } from './transaction';
import { documentNumber, numberPeriod, type NumberSeries } from '../domain/identifiers/document-numbers';
import { serviceNumber } from '../domain/identifiers/service-number';

/** The row stays locked until this transaction ends, so a number that is rolled back is given to the next: no gaps. */
async function next(tx: Tx, series: string, period: string): Promise<number> {
  const row = await tx.one<{ last: bigint }>(
    `INSERT INTO document_number (series, period, last) VALUES ($1, $2, 1)
     ON CONFLICT (series, period) DO UPDATE SET last = document_number.last + 1 RETURNING last`,
    [series, period],
  );
  if (!row) throw new Error(`no number in series ${series}`);
  return Number(row.last);
}

/** The next order or contract number of the business year: `O-2026-000001`. */
export const takeNumber = async (tx: Tx, series: Extract<NumberSeries, 'ORDER' | 'CONTRACT'>): Promise<string> =>
  documentNumber(series, tx.today, await next(tx, series, numberPeriod(series, tx.today)));

/** The next service number, one unique row for ever: `J00000001` (S1-034, X-24). */
export const takeServiceNumber = async (tx: Tx): Promise<string> => serviceNumber(await next(tx, 'SERVICE', 'ALL'));
