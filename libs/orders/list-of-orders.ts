import type { Tx } from '../database/transaction';
import type { Words } from '../domain/money/won-text';
import { refuse, type Refusal } from '../domain/refusal';
import { orderInPlainWords } from './order-in-plain-words';
import type { OrderStatus } from './status-of-order';

/** An order as lists show it: nothing in it has a price, so partners and customers read the same (of their own orders). */
export interface OrderInList {
  readonly id: string;
  readonly orderNo: string;
  readonly status: OrderStatus;
  readonly customerName: string;
  readonly serviceNo: string | null;
  readonly requestedOpenDate: string;
  readonly salesRepName: string;
  readonly createdAt: string;
}

export interface OrderList {
  readonly items: readonly (OrderInList & { readonly inPlainWords: Words })[];
  readonly next?: string;
}

const pageSize = 50;

interface Place {
  readonly at: string;
  readonly id: string;
}

const cursorOf = ({ createdAt, id }: OrderInList): string => Buffer.from(JSON.stringify({ at: createdAt, id })).toString('base64url');

/** As answers carry them: a cursor may be anybody's invention, and PostgreSQL reads neither `1` as a time nor 36 hyphens as an id. */
const instant = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

function placeOf(cursor: string): Place | undefined {
  try {
    const { at, id } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Partial<Place>;
    return typeof at === 'string' && typeof id === 'string' && instant.test(at) && !Number.isNaN(Date.parse(at)) && uuid.test(id) ? { at, id } : undefined;
  } catch {
    return undefined;
  }
}

interface Filter {
  readonly status?: string | undefined;
  readonly after?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly customer?: string | undefined;
}

/** Whose orders, said again of row-level security so that an index can find them: beneath, it is asked of every order there is. */
const own = ({ actor }: Tx): string => {
  if (actor.side === 'CUSTOMER') return 'o.customer_id = $6';
  return actor.side === 'PARTNER' ? 'o.id IN (SELECT order_id FROM order_partner WHERE organisation_id = $6)' : '$6::uuid IS NOT NULL';
};

/** Newest first, a page at a time, by the index on (created_at, id) or the one that serves the filter. Row-level security leaves partners and customers their own. */
export async function listOfOrders(tx: Tx, filter: Filter): Promise<OrderList | Refusal> {
  const after = filter.after === undefined ? undefined : placeOf(filter.after);
  if (filter.after !== undefined && !after) return refuse('request.bad-cursor', { field: 'after' });
  const items = await tx.query<OrderInList>(
    `SELECT o.id, o.order_no AS "orderNo", o.status, o.customer_name AS "customerName", o.service_no AS "serviceNo",
       o.requested_open_date AS "requestedOpenDate", name_of(o.sales_rep_id) AS "salesRepName", o.created_at AS "createdAt"
     FROM customer_order o
     WHERE ($1::text IS NULL OR o.status = $1) AND ($2::timestamptz IS NULL OR (o.created_at, o.id) < ($2, $3::uuid)) AND ($4::uuid IS NULL OR o.sales_rep_id = $4) AND ($7::uuid IS NULL OR o.customer_id = $7) AND ${own(tx)}
     ORDER BY o.created_at DESC, o.id DESC LIMIT $5`,
    [filter.status ?? null, after?.at ?? null, after?.id ?? null, filter.mine ? tx.actor.id : null, pageSize + 1, tx.actor.organisationId, filter.customer ?? null],
  );
  const shown = items.slice(0, pageSize);
  const last = shown.at(-1);
  return { items: shown.map((order) => ({ ...order, inPlainWords: orderInPlainWords[order.status] })), ...(items.length > pageSize && last ? { next: cursorOf(last) } : {}) };
}
