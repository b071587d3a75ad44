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

/** Pays the partners whose day has come, then writes the payout files: each whole or not at all, the same bytes for the same rows. */
export const payPartnersAndWriteFiles =
  ({ database }: Rooms, payoutDir: string) =>
  async (): Promise<void> => {
    await inTransaction(database, systemActor, payPartners);
    const files = await inTransaction(database, systemActor, async (tx) => {
      const written: { name: string; content: string }[] = [];
      for (const { payDate } of await recentPayDates(tx)) written.push({ name: payoutFileName(payDate), content: await payoutFile(tx, payDate) });
      return written;
    });
    await mkdir(payoutDir, { recursive: true });
    for (const { name, content } of files) {
      const file = join(payoutDir, name);
      await writeFile(`${file}.new`, content);
      await rename(`${file}.new`, file);
    }
  };
