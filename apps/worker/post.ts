import { setTimeout as pause } from 'node:timers/promises';
import type { MailClient } from '../../libs/clients/mail';
import { deliverNotices } from '../../libs/people/notices/deliver-notices';
import type { House } from '../house';
import { logOf } from '../log';

const everyMs = 500;

/** Takes what people are told to the mail, beside the relay: a slow mail server makes no workflow wait. */
export async function post(house: House, mail: MailClient, state: { readonly stopping: boolean }): Promise<void> {
  const log = logOf(house.config.logLevel);
  while (!state.stopping) {
    try {
      // One at a time: whoever stops the worker waits for one letter at most.
      if ((await deliverNotices(house.database, mail, 1)) > 0) continue;
    } catch (error) {
      log.warn({ err: error }, 'the post could not go round');
    }
    await pause(everyMs);
  }
}
