import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const folder = join(__dirname, 'histories');
const recorded = readdirSync(folder);
let workflowBundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  workflowBundle = await bundleWorkflowCode({ workflowsPath: join(__dirname, '../../workflows/all.ts'), logger: new DefaultLogger('WARN') });
}, 60_000);

/** Histories of workflows that may still run somewhere. A new one is recorded with IEUM_RECORD_HISTORY; none is ever changed to make a test pass. */
describe('recorded histories', () => {
  it('are there for every workflow type', () => {
    expect(recorded.some((name) => name.startsWith('subscription-'))).toBe(true);
  });

  it.each(recorded)('%s replays', async (name) => {
    const replayed = Worker.runReplayHistory({ workflowBundle }, JSON.parse(readFileSync(join(folder, name), 'utf8')));
    await expect(replayed).resolves.toBeUndefined();
  });

  it('run in a bundle that holds workflows alone: under 1.8 MB', () => {
    expect(workflowBundle.code.length).toBeLessThan(1_800_000);
  });
});
