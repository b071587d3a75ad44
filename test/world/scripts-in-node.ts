import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/**
 * Runs a piece of an ES module in a node of its own, as jest compiles to CommonJS and cannot load the scripts; answers what it hands to `tell`.
 * Imports are relative to the project: `import { step } from './scripts/lib/progress.mjs'`.
 */
export async function inNode<T>(code: string, env: NodeJS.ProcessEnv = process.env): Promise<T> {
  const tell = 'const tell = (value) => process.stdout.write(JSON.stringify(value));\n';
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', tell + code], { cwd: root, env });
  return JSON.parse(stdout) as T;
}
