import { customerContractSigner } from '../settlement/contract-signer';
import { isPartnerRole, type Role } from './roles';
import type { Facts, Json, PlacedStep } from './step-plan';

const won = (fact: Json | undefined): bigint => BigInt(typeof fact === 'string' ? fact : 0);

const contractSignerByAmount = (facts: Facts): Role =>
  customerContractSigner(won(facts['contractAmountWon']), won(facts['contractThresholdWon']));

const partnerOfTheSettlement = (facts: Facts): Role => {
  const role = facts['partnerRole'];
  if (typeof role !== 'string' || !isPartnerRole(role)) throw new Error('a settlement without a partner role');
  return role;
};

/** The registry behind `byFact`. */
export const roleRules: Readonly<Record<string, (facts: Facts) => Role>> = {
  'contract-signer-by-amount': contractSignerByAmount,
  'the-partner-of-the-settlement': partnerOfTheSettlement,
};

/** The role, or the roles of which any may complete it, that an instance of a step goes to. Undefined for steps of machines. */
export function whoseStep(step: PlacedStep, instance: string, facts: Facts): Role | { readonly anyOf: readonly Role[] } | undefined {
  const { role } = step;
  if (role === 'SYSTEM') return undefined;
  if (typeof role === 'string' || 'anyOf' in role) return role;
  if ('eachOf' in role) return instance as Role;
  const rule = roleRules[role.byFact];
  if (!rule) throw new Error(`no rule for a role ${role.byFact}`);
  return rule(facts);
}
