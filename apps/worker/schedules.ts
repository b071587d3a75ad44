import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type CalendarSpec, type Client } from '@temporalio/client';
import { deskCareScheduleId, startDueMonthsScheduleId, taskQueues, workflowTypes, type WorkflowType } from '../../libs/contract/processes';

interface Daily {
  readonly scheduleId: string;
  readonly at: Pick<CalendarSpec, 'hour' | 'minute'>;
  readonly workflowType: WorkflowType;
}

/** Once a day in Seoul. Answers whether the schedule was missing: Temporal's store is new, or was lost. */
async function daily(client: Client, { scheduleId, at, workflowType }: Daily): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId,
      spec: { calendars: [at], timezone: 'Asia/Seoul' },
      action: { type: 'startWorkflow', workflowType, taskQueue: taskQueues.lifecycle, args: [] },
      policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '7 days' },
    });
    return true;
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    return false;
  }
}

/** Each morning the months are asked whose day has come. The schedule only pokes: a month starts once, under its own id. */
export const scheduleMonths = (client: Client): Promise<boolean> => daily(client, { scheduleId: startDueMonthsScheduleId, at: { hour: 0, minute: 1 }, workflowType: workflowTypes.startDueMonths });

/** Each morning desks are looked after; what a day has had already is not done again. */
export const scheduleDeskCare = (client: Client): Promise<boolean> => daily(client, { scheduleId: deskCareScheduleId, at: { hour: 8, minute: 0 }, workflowType: workflowTypes.deskCare });
