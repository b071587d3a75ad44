import { continueAsNew } from '@temporalio/workflow';
import type { Pulled, SubscriptionInput } from '../libs/contract/processes';
import { DeskLoop } from './ask-the-desk';

const isOver = (pulled: Pulled): boolean => pulled.ended.length > 0 && pulled.openRuns === 0 && !pulled.inService;
const passed = (stage: string) => (pulled: Pulled) => pulled.passed.includes(stage) || pulled.ended.length > 0;

/** From application to the end of the contract. */
export async function subscription(input: SubscriptionInput): Promise<void> {
  const desk = new DeskLoop();
  await desk.until(passed('contracting'));
  await desk.until(passed('provisioning'));
  await desk.until(passed('acceptance'));
  const last = await desk.until(isOver);
  if (!isOver(last)) await continueAsNew<typeof subscription>(input);
}
