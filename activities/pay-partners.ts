import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { payoutFile, payoutFileName } from '../libs/books/settlement/payout-file';
import { payPartners } from '../libs/books/settlement/pay-partners';
import { systemActor } from '../libs/contract/sides';
import { inTransaction, type Tx } from '../libs/database/transaction';
import type { Rooms } from './desk-activities';

/** A file may have been left unwritten by a crash: those of the last pay dates are written again, always from the rows alone. */
const recentPayDates = (tx: Tx): Promise<{ payDate: string }[]> =>
  tx.query(`SELECT DISTINCT pay_date AS "payDate" FROM payout WHERE pay_date BETWEEN $1::date - 62 AND $1::date ORDER BY 1`, [tx.today]);

/** Each file whole or not at all, the same bytes for the same rows. */
async function writeFiles(tx: Tx, payoutDir: string): Promise<void> {
  // One writer at a time: whoever comes last has read last.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('payout-files'))`);
  await mkdir(payoutDir, { recursive: true });
  for (const { payDate } of await recentPayDates(tx)) {
    const file = join(payoutDir, payoutFileName(payDate));
    await writeFile(`${file}.new`, await payoutFile(tx, payDate));
    await rename(`${file}.new`, file);
  }
}

/** Pays the partners whose day has come, then writes the payout files from what was paid. */
export const payPartnersAndWriteFiles =
  ({ database }: Pick<Rooms, 'database'>, payoutDir: string) =>
  async (): Promise<void> => {
    await inTransaction(database, systemActor, payPartners);
    await inTransaction(database, systemActor, (tx) => writeFiles(tx, payoutDir));
  };
