import type { QueryKey } from '@tanstack/react-query';
import type { paths } from '../api/schema.gen';
import type { Standing } from '../ui/StatusBadge';

export type FirmInList = paths['/api/organisations']['get']['responses'][200]['content']['application/json']['items'][number];
export type Firm = paths['/api/organisations/{organisationId}']['get']['responses'][200]['content']['application/json'];
export type Unit = paths['/api/organisations/{organisationId}/units']['get']['responses'][200]['content']['application/json']['items'][number];
export type BankAccount = paths['/api/organisations/{organisationId}/bank-accounts']['get']['responses'][200]['content']['application/json']['items'][number];

export const standings: Readonly<Record<BankAccount['status'], Standing>> = { PROPOSED: 'waiting', APPROVED: 'done', REFUSED: 'back' };
/** Which answers change with a partner's account. */
export const decidedAccounts: readonly QueryKey[] = [['bank-accounts'], ['organisations'], ['month']];

export const kinds = ['TELCO', 'PARTNER', 'CUSTOMER'] as const;

/** Which firms are looked for; it lives in the address. */
export interface FirmFilters {
  readonly kind?: (typeof kinds)[number];
  readonly q?: string;
}

export function firmFiltersFrom(sent: Record<string, unknown>): FirmFilters {
  const kind = kinds.find((one) => one === sent['kind']);
  return { ...(kind ? { kind } : {}), ...(typeof sent['q'] === 'string' && sent['q'].trim() !== '' ? { q: sent['q'].slice(0, 60) } : {}) };
}
