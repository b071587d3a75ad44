import { proxyActivities } from '@temporalio/workflow';
import type { BooksActivities } from '../activities/books-activities';

const books = proxyActivities<BooksActivities>({ startToCloseTimeout: '30 seconds' });

/** Asked each morning, and when a due date has passed or refunds leave the bank: pokes the months whose day has come, marks what is overdue, pays refunds. Which day it is, business time says. */
export async function startDueMonths(): Promise<void> {
  await books.startDueMonths();
}
