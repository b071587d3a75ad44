import { orderApplication } from '../../contract/forms/order-application';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import { priceVersionFrom, type PriceVersionContent } from '../../domain/pricing/catalogue';
import { isRefusal, orThrow } from '../../domain/refusal';
import { quoteOfApplication } from '../price-application';

/** What the customer would pay each month, supply: as it is quoted, and by the other table. */
export interface MovedPrice {
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly status: string;
  readonly wasWon: string;
  readonly isWon: string;
}

interface Quoted {
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly status: string;
  readonly application: unknown;
  readonly wasWon: string;
}

/** More than are ever quoted at once: the newest of them. */
const lookedAt = 500;

/** Orders that are quoted and not stamped: their price is made anew when they are submitted or changed. What is stamped keeps its price. */
const notStamped = (tx: Tx): Promise<Quoted[]> =>
  tx.query<Quoted>(
    `SELECT o.id AS "orderId", o.order_no AS "orderNo", o.customer_name AS "customerName", o.status, o.application, o.quote #>> '{monthly,supplyWon}' AS "wasWon"
       FROM customer_order o LEFT JOIN run r ON r.order_id = o.id AND r.subject_kind = 'ORDER'
      WHERE o.status IN ('DRAFT', 'SUBMITTED', 'DOCS_INCOMPLETE') AND r.state #>> '{steps,collect-documents,status}' IS DISTINCT FROM 'DONE' ORDER BY o.created_at DESC, o.id DESC LIMIT $1`,
    [lookedAt],
  );

/** Which of them would cost another amount by a table that takes effect on its day. */
export async function ordersWhosePriceMoves(tx: Tx, content: PriceVersionContent): Promise<readonly MovedPrice[]> {
  const version = priceVersionFrom(content);
  const { minimumSeats } = orThrow(await parametersOn(tx, content.effectiveFrom));
  return (await notStamped(tx)).flatMap(({ application, ...order }) => {
    const quote = quoteOfApplication(orderApplication.parse(application), version, minimumSeats);
    if (isRefusal(quote)) return [];
    const isWon = quote.monthly.supplyWon.toString();
    return isWon === order.wasWon ? [] : [{ ...order, isWon }];
  });
}
