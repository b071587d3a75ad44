import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

type Answer<Path extends keyof paths, Method extends 'get' | 'post'> = paths[Path] extends Record<Method, { responses: { 200: { content: { 'application/json': infer Body } } } }> ? Body : never;

export type RecordingDay = Answer<'/api/recording/thursdays', 'get'>['items'][number];
export type Booking = RecordingDay['bookings'][number];
export type Effect = Answer<'/api/recording/thursdays/{date}/preview', 'post'>['moved'][number]['opening'];

/** Half a year of Thursdays from a day on; from today where none is named. */
export const thursdays = (from?: string) =>
  queryOptions({ queryKey: ['recording', 'thursdays', from ?? 'today'], queryFn: () => answered(api.GET('/api/recording/thursdays', { params: { query: from ? { from } : {} } })) });

/** Every Thursday that an order had; for the house alone. */
export const bookingsOfOrder = (orderId: string) =>
  queryOptions({ queryKey: ['recording', 'order', orderId], queryFn: () => answered(api.GET('/api/orders/{orderId}/recording', { params: { path: { orderId } } })) });
