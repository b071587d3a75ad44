import type { RoleRule } from './step-plan';

/** Every role that may complete a task: the one it was opened for, and for `anyOf` the others too. */
export const allRolesOf = (rule: RoleRule, openedFor: string): readonly string[] =>
  typeof rule === 'object' && 'anyOf' in rule ? [openedFor, ...rule.anyOf.filter((role) => role !== openedFor)] : [openedFor];
