import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash, writeWhole } from './compile.mjs';
import { dist } from './paths.mjs';

const entry = join(dist, 'workflows/all.js');
const bundle = join(dist, 'workflows/bundle.js');
const stamp = `${bundle}.stamp`;

/** What workflows may import from: the layer check holds them to it. */
const parts = ['workflows/', 'libs/contract/', 'libs/domain/'];

/**
 * Bundles the workflows ahead of time, as every worker would otherwise do for seconds at its start.
 * @param {Record<string, string>} hashes of the sources
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function bundleWorkflows(hashes) {
  if (!existsSync(entry)) return false;
  const relevant = Object.entries(hashes).filter(([source]) => parts.some((part) => source.startsWith(part)));
  const wanted = hash(JSON.stringify(relevant));
  if (existsSync(bundle) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('WARN') });
  writeWhole(bundle, code);
  writeWhole(stamp, wanted);
  return true;
}
