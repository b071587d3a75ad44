import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownCodes } from '../../apps/api/problems/texts/all';

const root = join(__dirname, '../..');
const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => join(root, folder, file)),
);
const refused = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\brefuse\(\s*'([a-z-]+\.[a-z0-9-]+)'/g)].map((found) => found[1] ?? ''));

it('every refusal of the house has its words in Korean and English', () => {
  const known = new Set(knownCodes());
  expect([...new Set(refused)].filter((code) => !known.has(code)).sort()).toEqual([]);
  expect(refused.length).toBeGreaterThan(50);
});
