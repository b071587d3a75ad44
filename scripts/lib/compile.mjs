import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { dist, root } from './paths.mjs';
import { Problem } from './progress.mjs';

const folders = ['apps', 'activities', 'libs', 'workflows'];
const stamp = join(dist, '.build.json');

/**
 * Compiles the TypeScript files whose content changed since the last build, copies JSON beside them, removes what has no source any more.
 * @returns {Promise<{ count: number, hashes: Record<string, string> }>} how many changed or went, and the hash of every source by its path from the project root
 */
export async function compileChanged() {
  const before = readStamp();
  const sources = folders.flatMap(sourcesIn);
  /** @type {Record<string, string>} */
  const now = {};
  const settings = settingsHash();
  for (const source of sources) now[source] = hash(readFileSync(join(root, source)), settings);
  const gone = Object.keys(before).filter((source) => !(source in now));
  const changed = sources.filter((source) => before[source] !== now[source] || !existsSync(outputOf(source)));
  for (const source of gone) removeOutput(source);
  const failures = await compileAll(changed);
  for (const { source } of failures) delete now[source];
  writeWhole(stamp, JSON.stringify(now));
  if (failures.length > 0) throw new Problem(failures.map(({ source, reason }) => `${source} does not compile:\n${reason}`).join('\n'));
  return { count: changed.length + gone.length, hashes: now };
}

/** @param {string} folder @returns {string[]} */
function sourcesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((source) => !source.startsWith('apps/web/'))
    .sort();
}

/** @param {string[]} sources @returns {Promise<{ source: string, reason: string }[]>} those that failed */
async function compileAll(sources) {
  if (sources.length === 0) return [];
  const { transformFile } = await import('@swc/core');
  const results = await Promise.all(
    sources.map(async (source) => {
      try {
        if (source.endsWith('.json')) writeWhole(outputOf(source), readFileSync(join(root, source)));
        else writeCompiled(source, await transformFile(join(root, source), { cwd: root, sourceMaps: true }));
        return [];
      } catch (error) {
        return [{ source, reason: error instanceof Error ? error.message : String(error) }];
      }
    }),
  );
  return results.flat();
}

/** @param {string} source @param {{ code: string, map?: string }} output */
function writeCompiled(source, { code, map }) {
  const file = outputOf(source);
  const name = file.slice(file.lastIndexOf(sep) + 1);
  if (map) writeWhole(`${file}.map`, map);
  writeWhole(file, `${code}\n//# sourceMappingURL=${name}.map\n`);
}

/** Moved into place, so that a process that starts meanwhile never reads half a file. @param {string} file @param {string | Buffer} content */
export function writeWhole(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/** @param {string} source */
const outputOf = (source) => join(dist, source.replace(/\.ts$/, '.js'));

/** @param {string} source */
function removeOutput(source) {
  for (const file of [outputOf(source), `${outputOf(source)}.map`]) rmSync(file, { force: true });
}

/** @returns {Record<string, string>} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {};
  }
}

/** A change of the compiler or its settings is a change of every file. */
const settingsHash = () => hash(readFileSync(join(root, '.swcrc')), readFileSync(join(root, 'node_modules/@swc/core/package.json')));

/** @param {(string | Buffer)[]} parts */
export const hash = (...parts) => parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest('hex');
