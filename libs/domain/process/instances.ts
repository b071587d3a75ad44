import type { OneOffFact } from './order-facts';
import { acceptingStep } from './steps-of-a-one-off-item';
import type { Facts, PlacedStep, StepRef } from './step-plan';

const oneOffs = (facts: Facts): readonly OneOffFact[] => (facts['oneOffItems'] ?? []) as unknown as readonly OneOffFact[];

/** The contract with whoever has a role now: `PARTNER_DEVICE`, and `PARTNER_DEVICE.2` once another partner has taken the place of the first. */
export const contractWith = (role: string, { replacedPartners }: Facts): string => {
  const changes = ((replacedPartners ?? {}) as Readonly<Record<string, number>>)[role] ?? 0;
  return changes === 0 ? role : `${role}.${changes + 1}`;
};

export const roleOfContract = (instance: string): string => instance.split('.')[0] ?? instance;

/** Partners with whom a contract is concluded: those that deliver, develop or staff (S1-039). */
const contractPartners = (facts: Facts): readonly string[] =>
  [
    ['PARTNER_SYSTEM', 'buildHardwareOrdered'],
    ['PARTNER_STAFFING', 'staffingOrdered'],
    ['PARTNER_DEV', 'developmentOrdered'],
    ['PARTNER_DEVICE', 'devicesOrdered'],
  ].flatMap(([role = '', fact = '']) => (facts[fact] === true ? [contractWith(role, facts)] : []));

/** The registry behind `forEach`. */
export const instanceLists: Readonly<Record<string, (facts: Facts) => readonly string[]>> = {
  'partner-with-a-contract': contractPartners,
  /** The newest change alone: a quote that changed again needs no stamp any more. */
  'changed-quote': ({ changedQuote }) => (typeof changedQuote === 'string' ? [changedQuote] : []),
  'partner-whose-contract-ends': ({ contractsToEnd }) => (contractsToEnd ?? []) as readonly string[],
  'one-off-item': (facts) => oneOffs(facts).map((item) => item.id),
};

/** The registry behind `afterByInstance`: which of its predecessors one instance waits for. */
export const instancePredecessors: Readonly<Record<string, (instance: string, facts: Facts) => readonly string[]>> = {
  'the-step-that-accepts-the-item': (instance, facts) => oneOffs(facts).flatMap((item) => (item.id === instance ? [acceptingStep[item.kind]] : [])),
};

export function instancesOf(step: PlacedStep, facts: Facts): readonly string[] {
  if (typeof step.role === 'object' && 'eachOf' in step.role) return step.role.eachOf;
  if (step.forEach === undefined) return [''];
  const list = instanceLists[step.forEach];
  if (!list) throw new Error(`no list of instances ${step.forEach}`);
  return list(facts);
}

export function predecessorsOf(step: PlacedStep, instance: string, facts: Facts): readonly string[] {
  if (step.afterByInstance === undefined) return step.after;
  const chosen = instancePredecessors[step.afterByInstance];
  if (!chosen) throw new Error(`no choice of predecessors ${step.afterByInstance}`);
  return chosen(instance, facts);
}

export const refOf = (key: string, instance: string): StepRef => (instance === '' ? key : `${key}#${instance}`);

export const partsOf = (ref: StepRef): { readonly key: string; readonly instance: string } => {
  const at = ref.indexOf('#');
  return at < 0 ? { key: ref, instance: '' } : { key: ref.slice(0, at), instance: ref.slice(at + 1) };
};
