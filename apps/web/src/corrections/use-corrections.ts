import { queryOptions, type QueryKey } from '@tanstack/react-query';
import { answered, api, newKey, under } from '../api/client';
import type { paths } from '../api/schema.gen';
import type { Standing } from '../ui/StatusBadge';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;
type Sent = paths['/api/bills/{billId}/corrections']['post']['requestBody']['content']['application/json'];

export type CorrectionInList = Answer<'/api/corrections'>['items'][number];
export type Correction = Answer<'/api/corrections/{correctionId}'>;
export type Preview = NonNullable<Correction['preview']>;
export type Change = Sent['lines'][number];

export const statuses = ['PROPOSED', 'APPROVED', 'REFUSED'] as const;
export const standings: Readonly<Record<string, Standing>> = { PROPOSED: 'waiting', APPROVED: 'done', REFUSED: 'back' };

/** Nothing said: those that wait for an approval. */
export interface CorrectionFilters {
  readonly status?: 'APPROVED' | 'REFUSED';
}

export function correctionFiltersFrom(sent: Record<string, unknown>): CorrectionFilters {
  const status = statuses.find((one) => one === sent['status']);
  return status && status !== 'PROPOSED' ? { status } : {};
}

/** Which answers change when a line is put right. */
export const corrected: readonly QueryKey[] = [['corrections'], ['bills'], ['receivables'], ['credits'], ['month']];

export const correction = (correctionId: string) =>
  queryOptions({ queryKey: ['corrections', correctionId], queryFn: () => answered(api.GET('/api/corrections/{correctionId}', { params: { path: { correctionId } } })) });

/** What a change would come to; the reason is said when it is proposed. */
export const previewOf = (billId: string, change: Change, reason: string) =>
  queryOptions({
    queryKey: ['corrections', 'preview', billId, change],
    queryFn: (): Promise<Preview> => answered(api.POST('/api/bills/{billId}/correction-preview', { params: { path: { billId }, header: under(newKey()) }, body: { reason, lines: [change] } })),
  });
