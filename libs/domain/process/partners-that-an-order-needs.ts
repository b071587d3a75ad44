import type { PartnerRole } from './roles';

/** What of an application decides whose work it needs. */
export interface WorkOrdered {
  readonly product: { readonly agentApp: object | null };
  readonly access: { readonly kind: 'VPN' | 'LEASED' };
  readonly staffing: object | null;
  readonly floorSpace: object | null;
  readonly development: object | null;
  readonly devices: readonly unknown[];
}

/** Which partner roles the steps of an application go to (S1-016…S1-021): each must be named before it is submitted. */
export function partnersThatAnOrderNeeds({ product, access, staffing, floorSpace, development, devices }: WorkOrdered): readonly PartnerRole[] {
  const needs: readonly (readonly [PartnerRole, boolean])[] = [
    ['PARTNER_SYSTEM', true],
    ['PARTNER_APP', product.agentApp !== null],
    ['PARTNER_STAFFING', staffing !== null || floorSpace !== null],
    ['PARTNER_DEV', development !== null],
    ['PARTNER_NETEQ', access.kind === 'LEASED'],
    ['PARTNER_DEVICE', devices.length > 0],
  ];
  return needs.flatMap(([role, needed]) => (needed ? [role] : []));
}
