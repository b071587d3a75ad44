import { systemActor } from '../libs/contract/sides';
import { inTransaction } from '../libs/database/transaction';
import { careForDesks } from '../libs/desk/desk-care';
import type { Rooms } from './desk-activities';

/** The morning round in one transaction: a second time on the same morning it does nothing. */
export const careActivities = ({ database }: Rooms) => ({
  careForDesks: (): Promise<void> => inTransaction(database, systemActor, careForDesks),
});

export type CareActivities = ReturnType<typeof careActivities>;
