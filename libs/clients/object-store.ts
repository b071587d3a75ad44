import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps files by the hash of their content: the same file twice is one file, and what is kept never changes. */
export interface ObjectStore {
  put(content: Uint8Array): Promise<string>;
  get(hash: string): Promise<Buffer>;
}

/** Files in a folder, `ab/abcdef…`; written beside and renamed, so that a file is there whole or not at all. */
export function fileStore(folder: string): ObjectStore {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    async put(content) {
      const hash = createHash('sha256').update(content).digest('hex');
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const beside = `${pathOf(hash)}.${randomUUID()}`;
      await writeFile(beside, content);
      await rename(beside, pathOf(hash));
      return hash;
    },
    get: (hash) => readFile(pathOf(hash)),
  };
}
