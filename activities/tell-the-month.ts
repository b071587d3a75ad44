import { tellTheMonth } from '../libs/books/months/tell-the-month';
import { systemActor } from '../libs/contract/sides';
import { inTransaction } from '../libs/database/transaction';
import type { Rooms } from './desk-activities';

/** Evidence has come for a month: its run may go on. */
export const tellTheMonthOfEvidence =
  ({ database, desk }: Rooms) =>
  (commandId: string): Promise<void> =>
    inTransaction(database, systemActor, (tx) => tellTheMonth(tx, desk, commandId));
