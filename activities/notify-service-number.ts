import type { MailClient } from '../libs/clients/mail';
import { systemActor } from '../libs/contract/sides';
import { inTransaction } from '../libs/database/transaction';
import { tellServiceNumber } from '../libs/orders/tell-service-number';
import { deliverNoticesAbout } from '../libs/people/notices/deliver-notices';
import type { Rooms } from './desk-activities';

/** Tells the partners of an order its service number: written down first, then sent; the same command sends the same letters once (S1-033). */
export const notifyServiceNumber =
  ({ database }: Rooms, mail: MailClient) =>
  async (commandId: string): Promise<void> => {
    await inTransaction(database, systemActor, (tx) => tellServiceNumber(tx, commandId));
    await deliverNoticesAbout(database, mail, { kind: 'service-number', subjectId: commandId });
  };
