import { continueAsNew } from '@temporalio/workflow';
import type { MonthInput } from '../libs/contract/processes';
import { DeskLoop, isOver, passed } from './ask-the-desk';

/** A month's money for the partners: paid on the 24th, next open day (F-09); held lines live on until they are resolved. */
export async function partnerSettlement(input: MonthInput): Promise<void> {
  const desk = new DeskLoop();
  await desk.until(passed('payment'));
  const last = await desk.until(isOver);
  if (!isOver(last)) await continueAsNew<typeof partnerSettlement>(input);
}
