import type { OrderApplication } from '../contract/forms/order-application';
import type { PlainDate } from '../domain/calendar/plain-date';
import { refuse, type Refusal } from '../domain/refusal';

interface Dated {
  readonly requestedOpenDate: PlainDate;
  readonly product: Pick<OrderApplication['product'], 'endOn' | 'termMonths'>;
}

/** Whether an application may name its dates today: not the past, and an end only without commitment and after the opening. Pure. */
export function faultOfDates({ requestedOpenDate, product }: Dated, today: PlainDate): Refusal | undefined {
  if (requestedOpenDate < today) return refuse('order.open-date-is-past', { field: 'requestedOpenDate', params: { today } });
  if (!product.endOn) return undefined;
  if (product.termMonths > 0) return refuse('order.end-date-with-commitment', { field: 'product.endOn' });
  return product.endOn < requestedOpenDate ? refuse('order.ends-before-it-opens', { field: 'product.endOn', params: { requestedOpenDate } }) : undefined;
}
