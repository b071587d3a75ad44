import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { booksActivities } from '../../activities/books-activities';
import { careActivities } from '../../activities/care-activities';
import { deskActivities, type Effects } from '../../activities/desk-activities';
import { notifyServiceNumber } from '../../activities/notify-service-number';
import { payPartnersAndWriteFiles } from '../../activities/pay-partners';
import { tellTheMonthOfEvidence } from '../../activities/tell-the-month';
import { mailClientFor, type MailClient } from '../../libs/clients/mail';
import { taskQueues } from '../../libs/contract/processes';
import type { House } from '../house';
import { logOf } from '../log';
import { beginDay, forecastOnce } from './forecasts';
import { post } from './post';
import { reconcile } from './reconcile';
import { relayOnce } from './relay';
import { scheduleDeskCare, scheduleMonths } from './schedules';

export interface RunningWorker {
  /** Ends when the worker has stopped; rejects where it failed. */
  readonly ended: Promise<void>;
  /** Of the relay: when it last came round without a fault. */
  lastRound(): number;
  stop(): void;
}

/** How each effect of the plans leaves the house. */
const effectsOf = (house: House, mail: MailClient): Effects => ({
  'notify-service-number': notifyServiceNumber(house, mail),
  'tell-the-month': tellTheMonthOfEvidence(house),
  'pay-partners': payPartnersAndWriteFiles(house, house.config.payoutDir),
});

const everyMs = 200;
const reconcileEveryMs = 60_000;
/** Contracts in service are many and quiet: they are compared each quarter of an hour, and whenever Temporal's store is new. */
const contractsEveryRounds = 15;

/** The machines' side of the house: workflows, activities and the relay that pokes them. */
export async function startWorker(house: House, workflows: { readonly bundle: string } | { readonly path: string }): Promise<RunningWorker> {
  const { temporalAddress: address, temporalNamespace: namespace } = house.config;
  const [native, connection] = await Promise.all([NativeConnection.connect({ address }), Connection.connect({ address })]);
  const client = new Client({ connection, namespace });
  const mail = mailClientFor(house.config);
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: taskQueues.lifecycle,
    ...('bundle' in workflows ? { workflowBundle: { codePath: workflows.bundle } } : { workflowsPath: workflows.path }),
    activities: { ...deskActivities(house, effectsOf(house, mail)), ...booksActivities(house), ...careActivities(house) },
  });
  const state = { stopping: false, lastRound: 0 };
  const relayed = Promise.all([relay(house, client, state), post(house, mail, state)]);
  const ended = (async () => {
    try {
      await worker.run();
    } finally {
      state.stopping = true;
      await relayed;
      mail.close();
      await Promise.all([native.close(), connection.close()]);
    }
  })();
  return { ended, lastRound: () => state.lastRound, stop: () => worker.getState() === 'RUNNING' && worker.shutdown() };
}

/** Temporal or the database may be away for a while: the relay goes on when they are back. */
async function relay(house: House, client: Client, state: { stopping: boolean; lastRound: number }): Promise<void> {
  const log = logOf(house.config.logLevel);
  let reconciledAt = 0;
  let rounds = 0;
  let day = '';
  while (!state.stopping) {
    try {
      if (Date.now() - reconciledAt > reconcileEveryMs) {
        const storeIsNew = await scheduleMonths(client);
        await scheduleDeskCare(client);
        const contractsToo = storeIsNew || rounds % contractsEveryRounds === 0;
        await reconcile(house, client, { contractsToo });
        rounds += 1;
        reconciledAt = Date.now();
      }
      day = await beginDay(house, day);
      await forecastOnce(house);
      const poked = await relayOnce(house, client);
      state.lastRound = Date.now();
      if (poked > 0) continue;
    } catch (error) {
      log.warn({ err: error }, 'the relay could not go round');
      reconciledAt = 0;
    }
    await pause(everyMs);
  }
}
