import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { callCentreSubscription } from '../../libs/domain/process/plans/call-centre-subscription';
import { cancelledOrder } from '../../libs/domain/process/plans/cancelled-order';
import { rolesNamedBy } from '../../libs/domain/process/validate';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Recorded histories and generated types are machines' words, not ours. */
const isOurs = (file: string): boolean => /\.(tsx?|mjs|json|md|sql|ya?ml)$/.test(file) && !file.includes('/histories/') && !file.endsWith('.gen.ts');
const filesIn = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`)).filter(isOurs);

const papers = ['README.md', ...filesIn('docs')];
const manual = filesIn('docs/manual');

/** `## The price table` is `#the-price-table`, as every reader of Markdown makes it. */
const anchorsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

const leadsSomewhere = (from: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  return existsSync(join(root, target)) && (anchor === undefined || anchorsOf(target).includes(anchor));
};

it('every link in the papers leads to a file, a folder or a heading that exists', () => {
  const links = papers.flatMap((file) => [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => ({ file, link })));
  const relative = links.filter(({ link }) => !/^[a-z]+:/.test(link));
  expect(relative.filter(({ file, link }) => !leadsSomewhere(file, link))).toEqual([]);
  expect(relative.length).toBeGreaterThan(100);
});

const anId = /\b(?:S\d-\d{3}|[XFKD]-\d{2,3})\b/g;
const told = manual.flatMap((file) => [...read(file).matchAll(/\*\*(S\d-\d{3}|[XFKD]-\d{2,3})\*\*/g)].map(([, id = '']) => id));

it('every rule that code, tests or data cite is told in the manual', () => {
  const known = new Set(told);
  const cited = filesIn('libs', 'apps', 'workflows', 'activities', 'test', 'data').flatMap((file) =>
    [...read(file).matchAll(anId)].map(([id]) => ({ file, id })),
  );
  expect(cited.filter(({ id }) => !known.has(id))).toEqual([]);
  expect(cited.length).toBeGreaterThan(500);
});

it('a rule is told once', () => {
  expect(told.filter((id, at) => told.indexOf(id) !== at)).toEqual([]);
});

it.each([['from application to opening', callCentreSubscription], ['after a cancellation', cancelledOrder]])('every step %s stands in its table, with its roles, its due rule and whether it may be skipped', (_, plan) => {
  const rows = read('docs/manual/1-who-does-what.md').split('\n');
  const missing = Object.values(plan.steps).filter((step) => {
    const row = rows.find((line) => line.startsWith(`| \`${step.key}\` `)) ?? '';
    return !row.includes(`| ${step.due} |`) || row.split(' | ').at(-2)?.trim() !== (step.maySkip ? 'yes' : '') || !rolesNamedBy(step).every((role) => row.includes(role));
  });
  expect(missing.map((step) => step.key)).toEqual([]);
});

describe('no real company', () => {
  /** Written backwards, so that this file does not name them either. */
  const backwards =
    'SITK SCTK HTK CDK 텍지리브 론프스넥 크링터센 크링타델 정삼 티이케 콜스에이케 앤씨스코 터센콜국한 드월엠티 C&S엠유 송방성위털지디국한 가평용신국한 보정용신국한 보정용신래미 부번화전국한 신통보정흥신 콜SK';
  const reversed = (text: string): string => Array.from(text).toReversed().join('');
  const names = backwards.split(' ').map(reversed);
  const inWords = new RegExp(names.map((name) => (/^[A-Z]+$/.test(name) ? `\\b${name}\\b` : name)).join('|'));

  /** The telco's abbreviation in field labels, and in remarks that were there before the manual; in identifiers it is no word. */
  const maySay = [
    /^libs\/contract\/forms\//,
    /^libs\/domain\/billing\/outage-damages\.ts$/,
    /^libs\/domain\/pricing\/early-termination-penalty\.ts$/,
    /^test\/domain\/pricing\/early-termination-penalty\.test\.ts$/,
  ];
  const telco = new RegExp(`\\b${reversed('TK')}\\b`);
  const everything = [...papers, ...filesIn('libs', 'apps', 'workflows', 'activities', 'test', 'data')];

  it('is named', () => {
    expect(names.every((name) => inWords.test(name))).toBe(true);
    expect(everything.filter((file) => inWords.test(read(file)))).toEqual([]);
  });

  it('is meant by an abbreviation', () => {
    expect(everything.filter((file) => telco.test(read(file)) && !maySay.some((known) => known.test(file)))).toEqual([]);
  });
});
