import { queryOptions, type QueryKey } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import type { Standing } from '../ui/StatusBadge';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type Credit = Answer<'/api/credits'>['items'][number];
export type Refund = Answer<'/api/refunds/{refundId}'>;
export type RefundInList = Answer<'/api/refunds'>['items'][number];

export const views = ['credits', 'PROPOSED', 'APPROVED', 'PAID', 'RETURNED', 'REFUSED'] as const;
export type View = (typeof views)[number];
export const standings: Readonly<Record<Refund['status'], Standing>> = { PROPOSED: 'waiting', APPROVED: 'moving', PAID: 'done', RETURNED: 'late', REFUSED: 'back' };

export function refundViewFrom(sent: Record<string, unknown>): { readonly view?: Exclude<View, 'credits'> } {
  const view = views.find((one) => one === sent['view']);
  return view && view !== 'credits' ? { view } : {};
}

/** Which answers change when a credit goes back. */
export const refunded: readonly QueryKey[] = [['refunds'], ['credits'], ['bills'], ['receivables']];

/** With its whole account: who has read it is on record. */
export const refund = (refundId: string) => queryOptions({ queryKey: ['refunds', refundId], queryFn: () => answered(api.GET('/api/refunds/{refundId}', { params: { path: { refundId } } })), refetchOnWindowFocus: false });
