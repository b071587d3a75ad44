import { isId } from '../from-address';

export const statuses = [
  'DRAFT', 'SUBMITTED', 'RECEIVED', 'DOCS_INCOMPLETE', 'IN_APPROVAL', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'SO_PROCESSED', 'IN_ACTIVATION', 'INSPECTION', 'ACCEPTED', 'OPEN', 'BILLING_REQUESTED', 'CLOSED', 'CANCELLED',
] as const;
export type OrderStatus = (typeof statuses)[number];

/** What the list of orders is asked with; it lives in the address. `late`: only those that likely open after the wanted day. */
export interface OrderFilters {
  readonly status?: OrderStatus;
  readonly mine?: true;
  readonly customer?: string;
  readonly late?: true;
}

const isOn = (sent: unknown): boolean => sent === true || sent === 'true';

export function orderFiltersFrom(sent: Record<string, unknown>): OrderFilters {
  const status = statuses.find((one) => one === sent['status']);
  const late = isOn(sent['late']);
  return { ...(status && !late ? { status } : {}), ...(isId(sent['customer']) && !late ? { customer: sent['customer'] } : {}), ...(isOn(sent['mine']) ? { mine: true as const } : {}), ...(late ? { late: true as const } : {}) };
}
