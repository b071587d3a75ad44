import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { namesOfPapers } from '../../../libs/contract/papers';
import type { Refusal } from '../../../libs/domain/refusal';
import { textOf } from './texts/all';
import { fieldRuleTexts } from './texts/field-rules';
import type { ProblemText } from './texts/text';

/** RFC 9457, with both languages beside `detail`, which is in the person's own. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    ko: z.string(),
    en: z.string(),
    requestId: z.string(),
    field: z.string().optional(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    issues: z.array(z.object({ field: z.string(), rule: z.string(), ko: z.string(), en: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457',
    examples: [
      {
        type: 'urn:ieum:problem:login.needed',
        title: 'Unauthorized',
        status: 401,
        code: 'login.needed',
        detail: '로그인이 필요합니다.',
        ko: '로그인이 필요합니다.',
        en: 'Please log in.',
        requestId: '01989f2e-6a53-7000-8000-5b1f5e2c0001',
      },
    ],
  });

export type Problem = z.infer<typeof problemSchema>;

const withoutText: ProblemText = { status: 422, ko: '이 요청은 받아들일 수 없습니다.', en: 'This request is refused.' };

const papers = { ko: namesOfPapers('ko'), en: namesOfPapers('en') };

/** Papers are told by their names; `params` keeps their types for machines. */
const named = (params: Readonly<Record<string, string | number>>, language: 'ko' | 'en'): Readonly<Record<string, string | number>> =>
  typeof params['documents'] === 'string' ? { ...params, documents: params['documents'].split(', ').map((type) => papers[language][type] ?? type).join(', ') } : params;

const filled = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

const issuesOf = (refusal: Refusal) =>
  refusal.issues?.map(({ field, rule }) => {
    const text = fieldRuleTexts[rule] ?? textOf(rule);
    return { field, rule, ko: text?.ko ?? rule, en: text?.en ?? rule };
  });

/** What a refusal looks like to whoever asked. */
export function problemFrom(refusal: Refusal, locale: 'ko' | 'en', requestId: string): Problem {
  const text = textOf(refusal.refusal) ?? withoutText;
  const params = { ...refusal.params, field: refusal.field ?? '', requestId };
  const words = { ko: filled(text.ko, named(params, 'ko')), en: filled(text.en, named(params, 'en')) };
  const issues = issuesOf(refusal);
  return {
    type: `urn:ieum:problem:${refusal.refusal}`,
    title: STATUS_CODES[text.status] ?? 'Problem',
    status: text.status,
    code: refusal.refusal,
    detail: words[locale],
    ...words,
    requestId,
    ...(refusal.field !== undefined && { field: refusal.field }),
    ...(refusal.params && { params: refusal.params }),
    ...(issues && { issues }),
  };
}
