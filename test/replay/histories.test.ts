import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { workflowTypes } from '../../libs/contract/processes';

const folder = join(__dirname, 'histories');
const recorded = readdirSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
/** `monthlyClose-lines-held.json` says of which type it is before the first hyphen. */
const typeOf = (name: string): string => name.split('-')[0] ?? '';
let workflowBundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  workflowBundle = await bundleWorkflowCode({ workflowsPath: join(__dirname, '../../workflows/all.ts'), logger: new DefaultLogger('WARN') });
}, 60_000);

/** Histories of workflows that may still run somewhere. A new one is recorded with IEUM_RECORD_HISTORY; none is ever changed to make a test pass. */
describe('recorded histories', () => {
  it.each(Object.values(workflowTypes))('are there for %s', (type) => {
    expect(recorded.filter((name) => typeOf(name) === type)).not.toEqual([]);
  });

  it.each(recorded)('%s is what its name says', (name) => {
    const [began] = historyFromJSON(read(name)).events ?? [];
    expect(began?.workflowExecutionStartedEventAttributes?.workflowType?.name).toBe(typeOf(name));
  });

  it.each(recorded)('%s replays', async (name) => {
    const replayed = Worker.runReplayHistory({ workflowBundle }, read(name));
    await expect(replayed).resolves.toBeUndefined();
  });

  it('run in a bundle that holds workflows alone: under 1.8 MB', () => {
    expect(workflowBundle.code.length).toBeLessThan(1_800_000);
  });
});
