import { sumWon, type Won } from '../money/won';
import type { PlainDate } from '../calendar/plain-date';

/** A bill with something to pay, as it stands on the day of the payment. */
export interface PayableBill {
  readonly billId: string;
  readonly dueOn: PlainDate;
  /** Above zero. */
  readonly openWon: Won;
}

export interface IncomingPayment {
  readonly amountWon: Won;
  /** Bills whose numbers the payer has written into the remittance. */
  readonly named: readonly PayableBill[];
  /** Every open bill of the payer. */
  readonly ofPayer: readonly PayableBill[];
}

export interface FoundBill {
  readonly billId: string;
  readonly amountWon: Won;
  readonly how: 'BILL_NUMBER' | 'PAYER';
}

/** `B-202611-000001` and how payers write it: small letters, full-width, several in a row. Each once, as it stands on the bill. */
export const billNumbersIn = (remittanceText: string): readonly string[] => [
  ...new Set([...remittanceText.normalize('NFKC').toUpperCase().matchAll(/(?<![A-Z0-9])B-\d{6}-\d{6}(?!\d)/g)].map(([number]) => number)),
];

const oldestFirst = (bills: readonly PayableBill[]): readonly PayableBill[] =>
  bills.toSorted((a, b) => (a.dueOn === b.dueOn ? (a.billId < b.billId ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));

/** The oldest bill takes what it wants, the next what is left. */
function spread(amountWon: Won, bills: readonly PayableBill[], how: FoundBill['how']): readonly FoundBill[] {
  const found: FoundBill[] = [];
  let rest = amountWon;
  for (const { billId, openWon } of oldestFirst(bills)) {
    const takes = openWon < rest ? openWon : rest;
    if (takes > 0n) found.push({ billId, amountWon: takes, how });
    rest -= takes;
  }
  return found;
}

/**
 * Which bills a payment pays, in this order: those whose numbers it names, the oldest due first, up to what is open; else one bill of
 * the payer that is open for exactly this amount, the oldest due first; else all of the payer's together, where the amount is exactly theirs.
 * Anything else is nobody's guess: it waits for a person. What comes back never exceeds the payment or a bill.
 * 5,500,000 with `B-202611-000001` open for 5,000,000 → 5,000,000 on it, 500,000 wait.
 */
export function paymentFindsItsBills({ amountWon, named, ofPayer }: IncomingPayment): readonly FoundBill[] {
  if (named.length > 0) return spread(amountWon, named, 'BILL_NUMBER');
  const exact = oldestFirst(ofPayer).find((bill) => bill.openWon === amountWon);
  if (exact) return spread(amountWon, [exact], 'PAYER');
  return ofPayer.length > 0 && sumWon(ofPayer.map((bill) => bill.openWon)) === amountWon ? spread(amountWon, ofPayer, 'PAYER') : [];
}
