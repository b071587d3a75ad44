import type { Won } from '../../domain/money/won';
import { refuse, type Refusal } from '../../domain/refusal';
import type { OpenBill } from './open-bills';

/** What a person puts on a bill. */
export interface Share {
  readonly billId: string;
  readonly amountWon: Won;
}

/** Each bill once, each open, none beyond what is open. */
export function faultOfShares(shares: readonly Share[], bills: ReadonlyMap<string, OpenBill>): Refusal | undefined {
  for (const [at, { billId, amountWon }] of shares.entries()) {
    const bill = bills.get(billId);
    if (shares.findIndex((other) => other.billId === billId) !== at) return refuse('payment.bill-twice', { field: `allocations.${at}.billId` });
    if (!bill) return refuse('payment.bill-not-open', { field: `allocations.${at}.billId` });
    if (amountWon > bill.openWon) return refuse('payment.beyond-the-bill', { field: `allocations.${at}.amountWon`, params: { billNo: bill.billNo, openWon: bill.openWon.toString() } });
  }
  return undefined;
}
