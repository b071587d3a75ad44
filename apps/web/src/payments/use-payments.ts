import { queryOptions, type QueryKey } from '@tanstack/react-query';
import { answered, api, under } from '../api/client';
import type { paths } from '../api/schema.gen';
import { isDate } from '../from-address';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type PaymentInList = Answer<'/api/payments'>['items'][number];
export type Payment = Answer<'/api/payments/{paymentId}'>;
export type Allocation = Payment['allocations'][number];
export type Imported = paths['/api/payment-imports/preview']['post']['responses']['200']['content']['application/json'];
export type ImportedRow = Imported['rows'][number];

/** Which answers change when money is put on bills or taken off them. */
export const moneyMoved: readonly QueryKey[] = [['payments'], ['receivables'], ['bills'], ['credits'], ['refunds']];

const shows = ['unmatched', 'matched', 'all'] as const;

/** What the list is asked with; it lives in the address. Nothing said: what waits for a person. */
export interface PaymentFilters {
  readonly show?: 'matched' | 'all';
  readonly from?: string;
  readonly to?: string;
}

export function paymentFiltersFrom(sent: Record<string, unknown>): PaymentFilters {
  const show = shows.find((one) => one === sent['show']);
  return { ...(show && show !== 'unmatched' ? { show } : {}), ...(isDate(sent['from']) ? { from: sent['from'] } : {}), ...(isDate(sent['to']) ? { to: sent['to'] } : {}) };
}

export const pageOfPayments = (filters: PaymentFilters, after: { readonly after?: string }) => answered(api.GET('/api/payments', { params: { query: { ...filters, ...after } } }));

export const payment = (paymentId: string) =>
  queryOptions({ queryKey: ['payments', paymentId], queryFn: () => answered(api.GET('/api/payments/{paymentId}', { params: { path: { paymentId } } })) });

/** Sends a bank's file as it is; the schema of the document knows it as text. */
const asFile = (file: File) => ({
  body: { file: '' },
  bodySerializer: () => {
    const form = new FormData();
    form.append('file', file);
    return form;
  },
});

export const previewFile = (file: File, header: ReturnType<typeof under>): Promise<Imported> => answered(api.POST('/api/payment-imports/preview', { params: { header }, ...asFile(file) }));
export const bookFile = (file: File, header: ReturnType<typeof under>): Promise<Imported> => answered(api.POST('/api/payment-imports', { params: { header }, ...asFile(file) }));
