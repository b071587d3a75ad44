import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {import('./household.mjs').Household} household
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} jest's exit code
 */
export const jest = (household, args, env) =>
  household.show('jest', process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), '--maxWorkers=2', ...args], { env });

/**
 * Runs tests and counts them from jest's own report.
 * @param {import('./household.mjs').Household} household
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
export async function countTests(household, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-jest-'));
  household.throwAway(folder);
  const report = join(folder, 'report.json');
  const code = await jest(household, ['--json', '--outputFile', report, ...args], env);
  const count = countReport(report, code);
  rmSync(folder, { recursive: true, force: true });
  return count;
}

/**
 * A test file that could not run at all counts as one failure, and so does a jest that fails without naming a test.
 * @param {string} report
 * @param {number} code
 * @returns {Count}
 */
function countReport(report, code) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
