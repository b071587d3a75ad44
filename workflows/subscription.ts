import { continueAsNew } from '@temporalio/workflow';
import type { SubscriptionInput } from '../libs/contract/processes';
import { DeskLoop, isOver, passed } from './ask-the-desk';

/** From application to the end of the contract. */
export async function subscription(input: SubscriptionInput): Promise<void> {
  const desk = new DeskLoop();
  await desk.until(passed('contracting'));
  await desk.until(passed('provisioning'));
  await desk.until(passed('acceptance'));
  const last = await desk.until(isOver);
  if (!isOver(last)) await continueAsNew<typeof subscription>(input);
}
