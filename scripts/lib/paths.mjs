import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** State of this installation; `npm run reset` removes it. */
export const dataFolder = process.env.IEUM_DATA_FOLDER ? resolve(process.env.IEUM_DATA_FOLDER) : join(root, '.data');

/** Downloads that survive a reset. */
export const cacheFolder = process.env.IEUM_CACHE_FOLDER ? resolve(process.env.IEUM_CACHE_FOLDER) : join(root, '.cache');

export const dist = join(root, 'dist');
