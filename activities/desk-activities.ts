import type { DataSource } from 'typeorm';
import type { PendingEffect, Pulled } from '../libs/contract/processes';
import { systemActor } from '../libs/contract/sides';
import { inTransaction } from '../libs/database/transaction';
import type { Desk } from '../libs/desk/desk';
import { heartbeating } from './heartbeating';

export interface Rooms {
  readonly database: DataSource;
  readonly desk: Desk;
}

/** How an effect leaves the house, by its kind. Safe to run twice: the command id is its idempotency key. */
export type Effects = Readonly<Record<string, (commandId: string) => Promise<void>>>;

/** What a workflow asks of the desk: each call one transaction, safe to run twice. */
export const deskActivities = ({ database, desk }: Rooms, effects: Effects) => ({
  pull: ({ workflowId }: { workflowId: string }): Promise<Pulled> => inTransaction(database, systemActor, (tx) => desk.pull(tx, workflowId)),

  reachMoment: ({ momentId }: { momentId: string }): Promise<void> => inTransaction(database, systemActor, (tx) => desk.reachMoment(tx, momentId)),

  async carryOut({ commandId, kind }: PendingEffect): Promise<void> {
    const effect = effects[kind];
    if (!effect) throw new Error(`no effect ${kind}`);
    await heartbeating(() => effect(commandId));
    await inTransaction(database, systemActor, (tx) => desk.giveBack(tx, commandId));
  },

  park: ({ commandId, why }: { commandId: string; why: string }): Promise<void> => inTransaction(database, systemActor, (tx) => desk.parkEffect(tx, commandId, why)),
});

export type DeskActivities = ReturnType<typeof deskActivities>;
