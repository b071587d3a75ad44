/** Who works in the process (S1-011…S1-030). Tasks are routed to roles, never to a department's name. */
export const staffRoles = [
  'PRODUCT_OWNER',
  'CONSULTING_SUPPORT',
  'SETTLEMENT_TEAM',
  'SALES_REP',
  'NETWORK_OPS',
  'LEGAL',
  'PROCUREMENT_CONTRACT',
  'BRANCH',
  'CONTACT_CENTER',
  'CREDIT_CENTER',
] as const;

export const partnerRoles = [
  'PARTNER_SYSTEM',
  'PARTNER_APP',
  'PARTNER_STAFFING',
  'PARTNER_DEV',
  'PARTNER_NETEQ',
  'PARTNER_DEVICE',
] as const;

export type StaffRole = (typeof staffRoles)[number];
export type PartnerRole = (typeof partnerRoles)[number];
/** `ADMIN` keeps people, calendar and clock; it is given no task of a plan. */
export type Role = StaffRole | PartnerRole | 'CUSTOMER' | 'ADMIN';

export const allRoles: readonly Role[] = [...staffRoles, ...partnerRoles, 'CUSTOMER', 'ADMIN'];

export const isPartnerRole = (role: string): role is PartnerRole => (partnerRoles as readonly string[]).includes(role);
