import { Context } from '@temporalio/activity';
import { beginRun, type BegunRun } from '../libs/books/billing-run/begin-run';
import { endRun } from '../libs/books/billing-run/end-run';
import { runPage } from '../libs/books/billing-run/run-page';
import { startDueMonths } from '../libs/books/months/await-month';
import { billsAreIssued } from '../libs/books/months/bills-are-issued';
import { openContractMonths, openMonth } from '../libs/books/months/open-month';
import { markOverdue } from '../libs/books/payments/due-dates';
import { payRefunds } from '../libs/books/refunds/pay-refunds';
import type { MonthInput, RunKind } from '../libs/contract/processes';
import { systemActor } from '../libs/contract/sides';
import { newId } from '../libs/database/ids';
import { inTransaction, type Tx } from '../libs/database/transaction';
import type { Rooms } from './desk-activities';
import { heartbeating } from './heartbeating';

/** From this attempt on a person is told; it goes on trying all the same. */
const tellFromAttempt = 5;

/** The month in activities: each call is one transaction, or some in a row, and safe to run twice. */
export const booksActivities = ({ database, desk }: Rooms) => {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, systemActor, work);

  const tellPeople = (commandId: string, page: number, error: unknown): Promise<unknown> =>
    asSystem((tx) =>
      tx.query(`INSERT INTO problem (id, kind, subject_kind, subject_id, detail, opened_at) VALUES ($1, 'billing-run.page-fails', 'EFFECT', $2, $3, $4) ON CONFLICT DO NOTHING`, [
        newId(), commandId, JSON.stringify({ page, why: error instanceof Error ? error.message : String(error) }), tx.now,
      ]),
    );

  return {
    openMonth: ({ month }: MonthInput): Promise<void> => asSystem((tx) => openMonth(tx, desk, month)),

    openContractMonths: ({ month, after }: MonthInput & { after?: string }): Promise<{ after?: string }> =>
      asSystem(async (tx) => {
        const last = await openContractMonths(tx, desk, month, after);
        return last ? { after: last } : {};
      }),

    beginRun: ({ commandId, month, kind }: MonthInput & { commandId: string; kind: RunKind }): Promise<BegunRun> => asSystem((tx) => beginRun(tx, commandId, month, kind)),

    runPage: ({ commandId, page }: { commandId: string; page: number }): Promise<void> =>
      heartbeating(async () => {
        try {
          await asSystem((tx) => runPage(tx, commandId, page));
        } catch (error) {
          if (Context.current().info.attempt >= tellFromAttempt) await tellPeople(commandId, page, error);
          throw error;
        }
      }),

    handBillsOver: ({ month }: MonthInput): Promise<void> =>
      heartbeating(async () => {
        while (await asSystem((tx) => billsAreIssued(tx, desk, month)));
      }),

    endRun: ({ commandId }: { commandId: string }): Promise<void> => heartbeating(() => asSystem((tx) => endRun(tx, desk, commandId))),

    async startDueMonths(): Promise<void> {
      await asSystem(startDueMonths);
      while (await asSystem(markOverdue));
      await asSystem(payRefunds);
    },
  };
};

export type BooksActivities = ReturnType<typeof booksActivities>;
