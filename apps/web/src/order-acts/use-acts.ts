import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

type Posted<Path extends keyof paths> = paths[Path] extends { post: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type CancelledOrder = Posted<'/api/orders/{orderId}/cancel/preview'>;
export type ChangedOrder = Posted<'/api/orders/{orderId}/changes/preview'>;
export type SkipOrRedoEffect = Posted<'/api/orders/{orderId}/skip-or-redo/preview'>;
export type Proposal = paths['/api/skips-and-redos']['get']['responses']['200']['content']['application/json']['items'][number];

/** All that was ever proposed of an order, newest first. */
export const proposals = (orderId: string) =>
  queryOptions({ queryKey: ['order', orderId, 'proposals'], queryFn: () => answered(api.GET('/api/skips-and-redos', { params: { query: { order: orderId } } })) });

export const proposal = (orderId: string, proposalId: string) =>
  queryOptions({ queryKey: ['order', orderId, 'proposals', proposalId], queryFn: () => answered(api.GET('/api/skips-and-redos/{proposalId}', { params: { path: { proposalId } } })) });
