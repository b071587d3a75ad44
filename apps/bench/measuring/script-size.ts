import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly name?: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** A source of the web app as the build knows it: the page's own script is known by its page. */
const keyOf = (manifest: Manifest, source: string): string => {
  const found = Object.keys(manifest).find((key) => key === source || manifest[key]?.src === source) ?? (source === 'src/main.tsx' ? 'index.html' : undefined);
  if (!found || !manifest[found]) throw new Error(`the build has no ${source}`);
  return found;
};

/** Bytes of script, packed, that a browser loads for these sources of the web app: what they import at once, not what they load when it is opened. */
export function scriptBefore(folder: string, sources: readonly string[]): number {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const files = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) take(next);
  };
  for (const source of sources) take(keyOf(manifest, source));
  return [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}
