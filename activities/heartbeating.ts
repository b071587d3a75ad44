import { Context } from '@temporalio/activity';

const everyMs = 2_000;

/** Lets Temporal know that the work goes on, so that it may take long and a killed worker is still missed soon. */
export async function heartbeating<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
