import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleTexts } from '../../apps/web/src/task/rule-texts';
import { namesOfPapers } from '../../libs/contract/papers';
import { allForms } from '../../libs/contract/forms/all-forms';
import { formJsonSchema } from '../../libs/desk/forms';
import { newestPlans } from '../../libs/desk/plans';
import { dueRules } from '../../libs/domain/process/due';
import { dueInWords } from '../../libs/domain/process/due-in-words';

type Texts = { readonly [key: string]: string | Texts };
interface Field {
  readonly title?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
}

const textsOf = (feature: string, language: 'ko' | 'en'): Texts => JSON.parse(readFileSync(join(__dirname, `../../apps/web/src/${feature}/${language}.json`), 'utf8')) as Texts;
const at = (texts: Texts, path: string): unknown => path.split('.').reduce<unknown>((part, key) => (typeof part === 'object' && part !== null ? (part as Texts)[key] : undefined), texts);

/** Every field of a form, as the screen names it: `delivery.lines.item`. */
const fieldsOf = (key: string, { properties = {}, items }: Field): readonly (readonly [string, Field])[] => [
  ...Object.entries(properties).flatMap(([name, field]) => [[`${key}.${name}`, field] as const, ...fieldsOf(`${key}.${name}`, field)]),
  ...(items ? fieldsOf(key, items) : []),
];

const fields = Object.keys(allForms).flatMap((form) => fieldsOf(form, formJsonSchema(allForms, form) as Field));
const steps = newestPlans.flatMap((plan) => Object.values(plan.steps));
const ofPeople = steps.filter(({ role }) => role !== 'SYSTEM');
const hangul = /[가-힣]/;

describe('the words of the work', () => {
  it('call every field of every form in Korean and in English', () => {
    const forms = textsOf('forms', 'en');
    const inEnglish = (key: string): unknown => [at(forms, `of.${key}`), at(forms, `fields.${key.split('.').at(-1)}`)].find((one) => typeof one === 'string');
    expect(fields.filter(([, { title }]) => !hangul.test(title ?? '')).map(([key]) => key)).toEqual([]);
    expect(fields.filter(([key]) => !/^[A-Z][^가-힣]*$/.test(String(inEnglish(key)))).map(([key]) => key)).toEqual([]);
  });

  it.each(['ko', 'en'] as const)('call everything that can be chosen (%s)', (language) => {
    const choices = textsOf('forms', language)['choices'] as Texts;
    const chosen = fields.flatMap(([, field]) => [...(field.enum ?? []), ...(typeof field.const === 'string' ? [field.const] : [])]);
    expect(chosen.filter((one) => typeof choices[one] !== 'string')).toEqual([]);
    expect(chosen.length).toBeGreaterThan(5);
  });

  it.each(['ko', 'en'] as const)('say what to do in every step of people, and in no other (%s)', (language) => {
    const { title: _, ...said } = textsOf('steps', language);
    expect(Object.keys(said).sort()).toEqual([...new Set(ofPeople.map(({ key }) => key))].sort());
    expect(Object.entries(said).filter(([, words]) => typeof words !== 'string' || hangul.test(words) !== (language === 'ko'))).toEqual([]);
  });

  it('say in both languages why each step is due when it is', () => {
    expect(Object.keys(dueInWords).sort()).toEqual(Object.keys(dueRules).sort());
    expect(Object.entries(dueInWords).filter(([, { ko, en }]) => !hangul.test(ko) || hangul.test(en) || en === '')).toEqual([]);
  });

  it('tell in both languages what each rule says that a step cites', () => {
    const cited = new Set(steps.flatMap(({ rules }) => rules));
    expect([...cited].filter((rule) => !ruleTexts[rule])).toEqual([]);
    expect(Object.keys(ruleTexts).filter((rule) => !cited.has(rule))).toEqual([]);
    expect(Object.entries(ruleTexts).filter(([, { ko, en }]) => !hangul.test(ko) || hangul.test(en) || en === '')).toEqual([]);
  });

  it.each(['ko', 'en'] as const)('name every paper that a step asks for (%s)', (language) => {
    const papers = namesOfPapers(language);
    expect(steps.flatMap(({ evidence = [] }) => evidence).filter((type) => !papers[type])).toEqual([]);
  });
});
