import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions, subjects } from '../../apps/web/src/admin/audit-words';
import { conditions, dueInWords, planNames, repeats, rolesByFact, rules, stages } from '../../apps/web/src/process/words';
import { newestPlans } from '../../libs/desk/plans';

const steps = newestPlans.flatMap((plan) => Object.values(plan.steps));
const without = (book: Readonly<Record<string, unknown>>, keys: readonly (string | undefined)[]): string[] => [...new Set(keys)].filter((key): key is string => key !== undefined && book[key] === undefined);
const filesOf = (folder: string): string[] => readdirSync(join(__dirname, '../..', folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(__dirname, '../..', folder, file), 'utf8'));

describe('the web app has words', () => {
  it('for every plan, stage, condition, repetition and rule of the plans that run', () => {
    expect(without(planNames, newestPlans.map(({ key }) => key))).toEqual([]);
    expect(without(stages, steps.map(({ stage }) => stage))).toEqual([]);
    expect(without(conditions, steps.map(({ when }) => when))).toEqual([]);
    expect(without(repeats, steps.map(({ forEach }) => forEach))).toEqual([]);
    expect(without(rules, steps.flatMap((step) => step.rules))).toEqual([]);
  });

  it('for every due rule, and for whom the facts decide', () => {
    expect(steps.map(({ due }) => due).filter((due) => dueInWords(due).ko === due)).toEqual([]);
    expect(without(rolesByFact, steps.map(({ role }) => (typeof role === 'object' && 'byFact' in role ? role.byFact : undefined)))).toEqual([]);
  });

  it('for everything that the audit records', () => {
    const code = [...filesOf('libs'), ...filesOf('apps/api')].join('\n');
    const recorded = [...code.matchAll(/writeAudit\(\s*tx,\s*'([a-z.-]+)',\s*\{ kind: '([A-Z_]+)'/g)];
    expect(recorded.length).toBeGreaterThan(40);
    expect(without(actions, recorded.map(([, action]) => action))).toEqual([]);
    expect(without(subjects, recorded.map(([, , kind]) => kind))).toEqual([]);
  });
});
