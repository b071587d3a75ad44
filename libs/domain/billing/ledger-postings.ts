import { sumWon, type Won } from '../money/won';
import type { ItemCode } from '../pricing/catalogue';
import type { PartnerAccrual } from '../settlement/partner-accrual';
import type { PartnerPayout } from '../settlement/partner-payout';
import type { Bill } from './bill-from-lines';
import type { BillLine } from './bill-line';

/** Revenue and cost have an account per item (청구계정과목, 예산과목); the rest are balance-sheet accounts. */
export type Account =
  | `REVENUE_${BillLine['item']}`
  | `PARTNER_COST_${ItemCode}`
  | 'RECEIVABLE'
  | 'VAT_PAYABLE'
  | 'VAT_RECEIVABLE'
  | 'PARTNER_ACCRUED'
  | 'ROUNDING'
  | 'PAYMENT_UNALLOCATED'
  | 'PAYMENT_TO_RETURN'
  | 'REFUND_PAYABLE'
  | 'BANK';

/** One side of a double entry: debit above zero, credit below. */
export interface Posting {
  readonly account: Account;
  readonly amountWon: Won;
}

/** Adds up per account and leaves nothing out but zeros; throws unless debits equal credits, because that is a fault of ours. */
const balanced = (postings: readonly Posting[]): Posting[] => {
  if (sumWon(postings.map((posting) => posting.amountWon)) !== 0n) throw new Error('postings do not sum to 0');
  const byAccount = new Map<Account, Won>();
  for (const { account, amountWon } of postings) byAccount.set(account, (byAccount.get(account) ?? 0n) + amountWon);
  return [...byAccount].filter(([, amountWon]) => amountWon !== 0n).map(([account, amountWon]) => ({ account, amountWon }));
};

/** An issued bill: receivable to revenue per item, VAT, and the 10-won adjustment where there is one. */
export const postingsOfBill = (bill: Bill): Posting[] =>
  balanced([
    { account: 'RECEIVABLE', amountWon: bill.payableWon },
    ...bill.lines.map((line): Posting => ({ account: `REVENUE_${line.item}`, amountWon: -line.supplyWon })),
    { account: 'VAT_PAYABLE', amountWon: -bill.vatWon },
    { account: 'ROUNDING', amountWon: -bill.adjustmentWon },
  ]);

/** A partner's accruals: cost per item to what is owed, supply only. */
export const postingsOfAccruals = (accruals: readonly Pick<PartnerAccrual, 'item' | 'supplyWon'>[]): Posting[] =>
  balanced([
    ...accruals.map((accrual): Posting => ({ account: `PARTNER_COST_${accrual.item}`, amountWon: accrual.supplyWon })),
    { account: 'PARTNER_ACCRUED', amountWon: -sumWon(accruals.map((accrual) => accrual.supplyWon)) },
  ]);

/** A payout settles the accrual and takes the partner's VAT as input tax. */
export const postingsOfPayout = (payout: PartnerPayout): Posting[] =>
  balanced([
    { account: 'PARTNER_ACCRUED', amountWon: payout.supplyWon },
    { account: 'VAT_RECEIVABLE', amountWon: payout.vatWon },
    { account: 'BANK', amountWon: -payout.totalWon },
  ]);

/** A payout that its bank sends back: the opposite of what it booked, the partner is owed it again. */
export const postingsOfReturnedPayout = ({ supplyWon, vatWon, totalWon }: PartnerPayout): Posting[] => postingsOfPayout({ supplyWon: -supplyWon, vatWon: -vatWon, totalWon: -totalWon });

/** A customer's payment: the bank against money whose bill is not named yet (가수금). */
export const postingsOfPayment = (paidWon: Won): Posting[] =>
  balanced([
    { account: 'BANK', amountWon: paidWon },
    { account: 'PAYMENT_UNALLOCATED', amountWon: -paidWon },
  ]);

/** What of a payment belongs to a bill; below zero where that is taken back. */
export const postingsOfAllocation = (allocatedWon: Won): Posting[] =>
  balanced([
    { account: 'PAYMENT_UNALLOCATED', amountWon: allocatedWon },
    { account: 'RECEIVABLE', amountWon: -allocatedWon },
  ]);

/** What of a payment goes back to whoever paid it. */
export const postingsOfReturn = (returnedWon: Won): Posting[] =>
  balanced([
    { account: 'PAYMENT_UNALLOCATED', amountWon: returnedWon },
    { account: 'PAYMENT_TO_RETURN', amountWon: -returnedWon },
  ]);

/** A credit that goes back to its customer: it is no receivable below zero any more, and owed until it leaves the bank. */
export const postingsOfRefund = (refundedWon: Won): Posting[] =>
  balanced([
    { account: 'RECEIVABLE', amountWon: refundedWon },
    { account: 'REFUND_PAYABLE', amountWon: -refundedWon },
  ]);

/** The refund leaves the bank. */
export const postingsOfPaidRefund = (paidWon: Won): Posting[] =>
  balanced([
    { account: 'REFUND_PAYABLE', amountWon: paidWon },
    { account: 'BANK', amountWon: -paidWon },
  ]);

/** A refund that its bank sends back: the opposite of what it booked, the credit stands open again. */
export const postingsOfReturnedRefund = (returnedWon: Won): Posting[] => balanced([...postingsOfRefund(-returnedWon), ...postingsOfPaidRefund(-returnedWon)]);

/** A late charge, without VAT; below zero where it is put right. */
export const postingsOfLateCharge = (chargedWon: Won): Posting[] =>
  balanced([
    { account: 'RECEIVABLE', amountWon: chargedWon },
    { account: 'REVENUE_LATE_CHARGE', amountWon: -chargedWon },
  ]);
