import { proxyActivities } from '@temporalio/workflow';
import type { CareActivities } from '../activities/care-activities';

const care = proxyActivities<CareActivities>({ startToCloseTimeout: '2 minutes', retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' } });

/** A morning of an open day: people are reminded of what is due or late. Which day it is, business time says. */
export async function deskCare(): Promise<void> {
  await care.careForDesks();
}
