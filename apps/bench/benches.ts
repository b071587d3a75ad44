import type { Bench } from './bench';
import { inboxPage } from './inbox-page';
import { monthRun } from './month-run';
import { orderOfFourTasks } from './order-of-four-tasks';
import { webApp } from './web';

/** Every bench, in the order in which they run: add one here and it is named, run and printed. */
export const benches: readonly Bench[] = [inboxPage, orderOfFourTasks, monthRun, webApp];
