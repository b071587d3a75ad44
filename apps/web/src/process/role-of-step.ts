import { rolesByFact } from './words';

type RoleRule = string | { readonly anyOf?: readonly string[]; readonly eachOf?: readonly string[]; readonly byFact?: string };

/** Who a step goes to, in words: one role, either of them, each of them, or whom the facts decide. */
export function roleOfStep(rule: unknown, language: 'ko' | 'en', nameOf: (role: string) => string): string {
  const role = rule as RoleRule;
  if (typeof role === 'string') return rolesByFact[role]?.[language] ?? nameOf(role);
  if (role.byFact) return rolesByFact[role.byFact]?.[language] ?? role.byFact;
  if (role.anyOf) return role.anyOf.map(nameOf).join(language === 'ko' ? ' 또는 ' : ' or ');
  return (role.eachOf ?? []).map(nameOf).join(language === 'ko' ? '와 ' : ' and ');
}
