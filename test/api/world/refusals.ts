import type { Answer } from './browser';
import { inBothLanguages } from './whole-database';

/** Every refusal, whatever it is of: its code, its status and its words in both languages. */
export const isAProblem = (answer: Answer): void => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.problem).toMatchObject({ status: answer.status, code: expect.stringMatching(/^[a-z-]+(\.[a-z0-9-]+)+$/), ...inBothLanguages });
};

/** Why an answer is no refusal with one of these codes that names the field; undefined where it is one. */
export function whyNotRefused(answer: Answer, codes: readonly string[], field?: string): string | undefined {
  const { code, issues = [], field: first } = answer.problem;
  if (answer.status < 400 || answer.status > 499 || !codes.includes(code)) return `${answer.status} ${code ?? answer.text.slice(0, 80)}`;
  if (field !== undefined && first !== field && !issues.some((issue) => issue.field === field || issue.field.startsWith(`${field}.`))) return `names ${first} ${JSON.stringify(issues.map((issue) => issue.field))}`;
  isAProblem(answer);
  return undefined;
}

const atOnce = 8;

/** What was asked and not refused as it should be, several asked at a time. */
export async function whatWasNotRefused<Asked>(asked: readonly Asked[], ask: (one: Asked) => Promise<string | undefined>): Promise<string[]> {
  const wrong: string[] = [];
  for (let at = 0; at < asked.length; at += atOnce) wrong.push(...(await Promise.all(asked.slice(at, at + atOnce).map(ask))).filter((why) => why !== undefined));
  return wrong;
}
