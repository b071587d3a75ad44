import { proxyActivities } from '@temporalio/workflow';
import type { BooksActivities } from '../activities/books-activities';

const books = proxyActivities<BooksActivities>({ startToCloseTimeout: '30 seconds' });

/** Asked each morning: pokes the months whose day has come. Which month that is, business time says. */
export async function startDueMonths(): Promise<void> {
  await books.startDueMonths();
}
