import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hash, writeWhole } from './compile.mjs';
import { dist, root } from './paths.mjs';

const web = join(root, 'apps/web');
const stamp = join(dist, '.web.json');
const require = createRequire(import.meta.url);
const typescript = require('typescript');
const unknownType = typescript.factory.createKeywordTypeNode(typescript.SyntaxKind.UnknownKeyword);

/** A schema that holds itself (any JSON) has no name in TypeScript. @param {unknown} _ @param {{ path?: string }} at */
const anyJson = (_, { path }) => (path?.includes('__schema') ? unknownType : undefined);

/** The types of the API's requests and answers for the browser: from its OpenAPI document, made of the compiled controllers. */
export async function writeApiTypes() {
  require('reflect-metadata');
  const { openApiText } = require(join(dist, 'apps/api/app.js'));
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const types = astToString(await openapiTS(openApiText(), { alphabetize: true, transform: anyJson }));
  const file = join(web, 'src/api/schema.gen.ts');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== types) writeWhole(file, types);
}

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/**
 * Builds the web app into dist/web when anything it is made of changed.
 * @param {Record<string, string>} hashes of the compiled sources, for what the app takes from the API and the forms
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildWeb(hashes) {
  const shared = Object.entries(hashes).filter(([source]) => /^(apps\/api|libs\/(contract|domain))\//.test(source));
  const lock = readFileSync(join(root, 'package-lock.json'));
  const own = filesIn(web).filter((file) => !file.endsWith('.gen.ts'));
  const now = hash(JSON.stringify(shared), lock, ...own.map((file) => readFileSync(file)));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(dist, 'web/index.html'))) return false;
  await writeApiTypes();
  // Tests name themselves in the environment; what they look at is the app that ships.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ root: web, configFile: join(web, 'vite.config.mjs'), logLevel: 'warn' });
  writeWhole(stamp, now);
  return true;
}
