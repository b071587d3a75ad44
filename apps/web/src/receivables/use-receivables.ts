import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { isDate, isId } from '../from-address';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type Receivables = Answer<'/api/receivables'>;
export type Receivable = Receivables['items'][number];
export type Debtor = Answer<'/api/receivables/payers'>['items'][number];
export type Age = Answer<'/api/receivables/ageing'>['items'][number]['age'];

export const statuses = ['OPEN', 'PARTIAL', 'OVERDUE', 'PAID'] as const;
export const views = ['bills', 'payers', 'ageing'] as const;
export type View = (typeof views)[number];

/** What the list of bills is asked with. */
export interface BillFilters {
  readonly status?: (typeof statuses)[number];
  readonly customer?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly find?: string;
}

/** What is looked at, and what of it; it lives in the address. */
interface Looking extends BillFilters {
  readonly view?: Exclude<View, 'bills'>;
}

export function receivableFiltersFrom(sent: Record<string, unknown>): Looking {
  const view = views.find((one) => one === sent['view'] && one !== 'bills');
  if (view === 'payers' || view === 'ageing') return { view };
  const status = statuses.find((one) => one === sent['status']);
  const find = typeof sent['find'] === 'string' || typeof sent['find'] === 'number' ? `${sent['find']}`.trim().slice(0, 100) : '';
  return {
    ...(status ? { status } : {}),
    ...(isId(sent['customer']) ? { customer: sent['customer'] } : {}),
    ...(isDate(sent['dueFrom']) ? { dueFrom: sent['dueFrom'] } : {}),
    ...(isDate(sent['dueTo']) ? { dueTo: sent['dueTo'] } : {}),
    ...(find ? { find } : {}),
  };
}

export const pageOfReceivables = (filters: BillFilters, after: { readonly after?: string } = {}) => answered(api.GET('/api/receivables', { params: { query: { ...filters, ...after } } }));

/** The first page of what is found. */
export const receivables = (filters: BillFilters) => queryOptions({ queryKey: ['receivables', 'first', filters], queryFn: () => pageOfReceivables(filters) });

export const ageing = queryOptions({ queryKey: ['receivables', 'ageing'], queryFn: () => answered(api.GET('/api/receivables/ageing')) });

/** What money of a day may pay of a bill: one that came by the due date owes no late charge. */
export const openOnDay = ({ openWon, lateChargeWon, dueOn }: Pick<Receivable, 'openWon' | 'lateChargeWon' | 'dueOn'>, day: string): bigint => BigInt(openWon) - (day > dueOn ? 0n : BigInt(lateChargeWon));
