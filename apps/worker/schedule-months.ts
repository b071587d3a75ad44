import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { startDueMonthsScheduleId, taskQueues, workflowTypes } from '../../libs/contract/processes';

/**
 * Each morning in Seoul the months are asked whose day has come. The schedule only pokes: a month starts once, under its own id.
 * Answers whether it was missing: Temporal's store is new, or was lost.
 */
export async function scheduleMonths(client: Client): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId: startDueMonthsScheduleId,
      spec: { calendars: [{ hour: 0, minute: 1 }], timezone: 'Asia/Seoul' },
      action: { type: 'startWorkflow', workflowType: workflowTypes.startDueMonths, taskQueue: taskQueues.lifecycle, args: [] },
      policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '7 days' },
    });
    return true;
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    return false;
  }
}
