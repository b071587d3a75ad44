import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '../libs/contract/sides';
import { inTransaction } from '../libs/database/transaction';
import type { Rooms } from './desk-activities';

interface Notice {
  readonly serviceNo: string;
  readonly orderNo: string;
  readonly names: readonly string[];
}

const words = ({ serviceNo, orderNo, names }: Notice): string =>
  `수신 To: ${names.join(', ')}\n주문 ${orderNo}의 서비스번호는 ${serviceNo}입니다.\nThe service number of order ${orderNo} is ${serviceNo}.\n`;

/** Tells the partners of an order its service number, as a mail in the outbox folder; the same command writes the same file (S1-033). */
export const notifyServiceNumber =
  ({ database }: Rooms, mailDir: string) =>
  async (commandId: string): Promise<void> => {
    const notice = await inTransaction(database, systemActor, (tx) =>
      tx.one<Notice>(
        `SELECT o.service_no AS "serviceNo", o.order_no AS "orderNo", array(SELECT g.name_ko FROM order_partner p JOIN organisation g ON g.id = p.organisation_id WHERE p.order_id = o.id ORDER BY 1) AS names
           FROM effect e JOIN run r ON r.id = e.run_id JOIN customer_order o ON o.id = r.order_id WHERE e.command_id = $1`,
        [commandId],
      ),
    );
    if (!notice) throw new Error(`no order for ${commandId}`);
    await mkdir(mailDir, { recursive: true });
    await writeFile(join(mailDir, `${commandId.replaceAll(/[^\w-]/g, '_')}.txt`), words(notice));
  };
