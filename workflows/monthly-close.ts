import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { BooksActivities } from '../activities/books-activities';
import type { MonthInput, PendingEffect, RunKind } from '../libs/contract/processes';
import { DeskLoop, isOver, passed } from './ask-the-desk';

/** SQL that must come to its end: tried again until it does, also through an outage of hours. */
const books = proxyActivities<BooksActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** An accrual month: dry run → lines that wait → approval → issue, until every attendance and paper of it is done. */
export async function monthlyClose(input: MonthInput): Promise<void> {
  const desk = new DeskLoop({
    'compute-dry-run': overTheContracts(input, 'DRY'),
    'compute-final-run': overTheContracts(input, 'FINAL'),
    'issue-bills': overTheContracts(input, 'ISSUE'),
    'compute-supplementary-bill': overTheContracts(input, 'FINAL'),
    'issue-supplementary-bill': overTheContracts(input, 'ISSUE'),
  });
  await open(input);
  await desk.until(passed('dry-run'));
  await desk.until(passed('approval'));
  await desk.until(passed('issue'));
  const last = await desk.until(isOver);
  if (!isOver(last)) await continueAsNew<typeof monthlyClose>(input);
}

/** What people have to do for each contract lies on their desks before the month is computed. */
async function open({ month }: MonthInput): Promise<void> {
  for (let after: string | undefined, more = true; more; more = after !== undefined) after = (await books.openContractMonths({ month, ...(after ? { after } : {}) })).after;
  await books.openMonth({ month });
}

const overTheContracts =
  ({ month }: MonthInput, kind: RunKind) =>
  async ({ commandId }: PendingEffect): Promise<void> => {
    const { pages } = await books.beginRun({ commandId, month, kind });
    await twoAtATime(pages, (page) => books.runPage({ commandId, page }));
    if (kind === 'ISSUE') await books.handBillsOver({ month });
    await books.endRun({ commandId });
  };

async function twoAtATime(pages: number, work: (page: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < pages) await work(next++);
  };
  await Promise.all([lane(), lane()]);
}
