import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { History } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { readConfig } from '../../../libs/config/config';
import type { WorkflowType } from '../../../libs/contract/processes';
import { soon } from '../../world/soon';

const bundle = (): string => readConfig({ DATABASE_URL: 'none' }).workflowBundle;

/** Every run of a workflow, the longest first: a poke that comes after its end begins it once more. */
async function historiesOf(temporal: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  for await (const { runId } of temporal.workflow.list({ query: `WorkflowId = '${workflowId}'` })) histories.push(await temporal.workflow.getHandle(workflowId, runId).fetchHistory());
  return histories.toSorted((a, b) => (b.events?.length ?? 0) - (a.events?.length ?? 0));
}

/** A workflow replays what it has just done, so many events; where `IEUM_RECORD_HISTORY` names it, its history is kept for every version to come. */
export async function keepHistory(temporal: Client, workflowId: string, type: WorkflowType): Promise<number> {
  const histories = await soon(async () => ((all) => all.length > 0 && all)(await historiesOf(temporal, workflowId)), `a history of ${workflowId}`);
  for (const history of histories) await Worker.runReplayHistory({ workflowBundle: { codePath: bundle() } }, history);
  const [longest] = histories;
  const name = process.env['IEUM_RECORD_HISTORY'];
  if (name && longest) writeFileSync(join(__dirname, '../../replay/histories', `${type}-${name}.json`), historyToJSON(longest));
  return longest?.events?.length ?? 0;
}
