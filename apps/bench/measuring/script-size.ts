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
function keyOf(manifest: Manifest, source: string): string {
  const found = Object.keys(manifest).find((key) => key === source || manifest[key]?.src === source);
  if (!found) throw new Error(`the build has no ${source}`);
  return found;
}

/** What the page itself asks for, before anything of it runs. */
function entriesOf(folder: string, manifest: Manifest): readonly string[] {
  const asked = new Set([...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file]) => file));
  return Object.keys(manifest).filter((key) => asked.has(manifest[key]?.file));
}

/** Bytes of script, packed, that a browser loads for the page and these sources of the web app: what they import at once, not what they load when it is opened. */
export function scriptBefore(folder: string, sources: readonly string[]): number {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const files = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) take(next);
  };
  for (const key of [...entriesOf(folder, manifest), ...sources.map((source) => keyOf(manifest, source))]) take(key);
  return [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}
