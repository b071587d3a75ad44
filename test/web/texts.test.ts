import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesOfPapers } from '../../libs/contract/papers';

const source = join(__dirname, '../../apps/web/src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
const languages = ['ko', 'en'] as const;

function keysIn(texts: unknown, prefix: string): string[] {
  if (typeof texts !== 'object' || texts === null) return [prefix];
  return Object.entries(texts).flatMap(([key, part]) => keysIn(part, prefix === '' ? key : `${prefix}.${key}`));
}

const textsIn = (language: 'ko' | 'en'): Map<string, string> =>
  new Map([
    ...Object.keys(namesOfPapers(language)).map((type) => [`documents.${type}`, type] as const),
    ...files
      .filter((file) => file.endsWith(`/${language}.json`))
      .flatMap((file) => {
        const feature = file.split('/').at(-2) ?? '';
        const texts = JSON.parse(readFileSync(join(source, file), 'utf8')) as unknown;
        return keysIn(texts, feature).map((key) => [key, key] as const);
      }),
  ]);

const code = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.gen.ts')).map((file) => readFileSync(join(source, file), 'utf8')).join('\n');

/** `t('inbox.title')` is one key; `` t(`inbox.boxes.${box}`) `` are all that begin and end so. */
const literal = new Set([...code.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key ?? ''));
const patterns = [...code.matchAll(/`([a-z][\w-]*\.[^`\s]*\$\{[^`]*)`/g)].map(([, text]) => new RegExp(`^${(text ?? '').replaceAll(/\$\{[^}]*\}/g, '\u0000').replaceAll(/[.*+?^$()[\]{}|\\]/g, String.raw`\$&`).replaceAll('\u0000', '.+')}$`));
const isUsed = (key: string): boolean => literal.has(key) || patterns.some((pattern) => pattern.test(key)) || (/_(one|other)$/.test(key) && isUsed(key.replace(/_(one|other)$/, '')));

/** Words that only one of the languages needs: Korean titles of fields come with the form. */
const ofOneLanguage = (key: string): boolean => key.startsWith('forms.fields.') || key.startsWith('forms.of.');

describe('the texts of the web app', () => {
  const [ko, en] = languages.map(textsIn) as [Map<string, string>, Map<string, string>];

  it('are all there in Korean and in English', () => {
    expect([...ko.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !ko.has(key) && !ofOneLanguage(key))).toEqual([]);
  });

  it('are all used', () => {
    expect([...ko.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('that the code asks for are all there', () => {
    const features = new Set([...ko.keys()].map((key) => key.split('.')[0]));
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? '').filter((key) => features.has(key.split('.')[0] ?? ''));
    expect(asked.filter((key) => !ko.has(key) && !ko.has(`${key}_other`))).toEqual([]);
  });
});
