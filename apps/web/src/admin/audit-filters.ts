import { isDate } from '../from-address';

/** What is looked for in the audit; it lives in the address. */
export interface AuditFilters {
  readonly kind?: string;
  readonly id?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
}

const isKind = (value: unknown): value is string => typeof value === 'string' && /^[A-Z_]{3,40}$/.test(value);
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 100;

export function auditFiltersFrom(sent: Record<string, unknown>): AuditFilters {
  return {
    ...(isKind(sent['kind']) ? { kind: sent['kind'] } : {}),
    ...(isKind(sent['kind']) && isId(sent['id']) ? { id: sent['id'] } : {}),
    ...(isId(sent['actor']) ? { actor: sent['actor'] } : {}),
    ...(isDate(sent['from']) ? { from: sent['from'] } : {}),
    ...(isDate(sent['to']) ? { to: sent['to'] } : {}),
  };
}
