import type { Tx } from '../../database/transaction';
import { findBills, type FoundBill } from './find-bills';
import { findFirms, type FoundFirm } from './find-firms';
import { findOrders, type FoundOrder } from './find-orders';
import { findTasks, type FoundTask } from './find-tasks';
import { whatWasTyped } from './what-was-typed';

export interface Found {
  readonly orders: readonly FoundOrder[];
  readonly tasks: readonly FoundTask[];
  readonly bills: readonly FoundBill[];
  readonly firms: readonly FoundFirm[];
}

/** Whatever a person may see, by any of its numbers or the beginning of its name (초성 too). */
export async function search(tx: Tx, text: string): Promise<Found> {
  const typed = whatWasTyped(text);
  const orders = await findOrders(tx, typed);
  const tasks = await findTasks(tx, typed, orders.map(({ orderId }) => orderId));
  return { orders, tasks, bills: await findBills(tx, typed), firms: await findFirms(tx, typed) };
}
