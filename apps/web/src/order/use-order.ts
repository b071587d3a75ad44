import { queryOptions } from '@tanstack/react-query';
import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { answered, api } from '../api/client';
import { isRefusedWith } from '../api/problem';
import type { paths } from '../api/schema.gen';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type Order = Answer<'/api/orders/{orderId}'>;
export type Step = NonNullable<Order['steps']>[number];
export type TaskOfOrder = Order['tasks'][number];
export type Quote = NonNullable<Order['quote']>;
export type Forecast = Answer<'/api/orders/{orderId}/forecast'>;

/** Of the application everybody reads what concerns them. */
export type Application = Partial<OrderApplication>;
export const applicationOf = (order: Order): Application => order.application as Application;

export const order = (orderId: string) => queryOptions({ queryKey: ['order', orderId], queryFn: () => answered(api.GET('/api/orders/{orderId}', { params: { path: { orderId } } })) });

/** Orders have a forecast from their submission to their opening. */
const isOnItsWay = ({ submittedAt, endedAt, facts }: Order): boolean => submittedAt !== null && endedAt === null && facts?.['openedOn'] === undefined;

/** Null where there is none. */
export const forecast = (of: Order) =>
  queryOptions({
    queryKey: ['order', of.id, 'forecast'],
    enabled: of.facts !== undefined && isOnItsWay(of),
    queryFn: async (): Promise<Forecast | null> => {
      try {
        return await answered(api.GET('/api/orders/{orderId}/forecast', { params: { path: { orderId: of.id } } }));
      } catch (error) {
        if (isRefusedWith(error, 'forecast.none')) return null;
        throw error;
      }
    },
  });
