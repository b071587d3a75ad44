import { join } from 'node:path';
import { root } from './paths.mjs';
import { secondsSince, say } from './progress.mjs';

/** @typedef {{ title: string, tool: string, args: string[] }} Check a tool from node_modules that is content or not */

/** @param {string} title @param {string} tool its file within node_modules @param {string[]} args @returns {Check} */
const check = (title, tool, ...args) => ({ title, tool: join(root, 'node_modules', tool), args });

export const types = check('types', 'typescript/bin/tsc', '--noEmit', '-p', '.');
export const scriptTypes = check('types of the scripts', 'typescript/bin/tsc', '-p', 'scripts');
export const webTypes = check('types of the web app', 'typescript/bin/tsc', '-p', 'apps/web');
export const lint = check('lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings');
export const layers = check('layers', 'dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'apps', 'activities', 'libs', 'workflows');
export const unused = check('unused code', 'knip/bin/knip.js');

/**
 * @param {import('./household.mjs').Household} household
 * @param {Check} which
 * @returns {Promise<boolean>} whether it is content; what it has to say is on the screen
 */
export async function passes(household, { title, tool, args }) {
  const began = Date.now();
  const code = await household.show(title, process.execPath, [tool, ...args]);
  say(`${code === 0 ? '✓' : '✗'} ${title}, ${secondsSince(began)}`);
  return code === 0;
}
