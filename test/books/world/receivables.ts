import { writeBills } from '../../../libs/books/billing-run/write-bills';
import { bookPayment } from '../../../libs/books/payments/book-payment';
import type { PaymentForm } from '../../../libs/contract/forms/payment';
import { newId } from '../../../libs/database/ids';
import { takeNumbers } from '../../../libs/database/take-number';
import { billFromLines } from '../../../libs/domain/billing/bill-from-lines';
import { orThrow } from '../../../libs/domain/refusal';
import type { BuiltContract } from '../../builders/contracts';
import type { Books } from './books';

export interface BillOnTheBooks {
  readonly id: string;
  readonly billNo: string;
  readonly status: string;
  readonly dueOn: string;
  readonly payableWon: bigint;
  readonly lateChargeWon: bigint;
  readonly paidWon: bigint;
}

/** The bills of a contract, the oldest first. */
export const billsOf = (books: Books, contractId: string): Promise<BillOnTheBooks[]> =>
  books.rows(
    `SELECT id, bill_no AS "billNo", status, due_on AS "dueOn", payable_won AS "payableWon", late_charge_won AS "lateChargeWon", paid_won AS "paidWon" FROM bill WHERE contract_id = $1 ORDER BY id`,
    [contractId],
  );

export async function billOf(books: Books, contractId: string): Promise<BillOnTheBooks> {
  const [bill] = await billsOf(books, contractId);
  if (!bill) throw new Error(`contract ${contractId} was not billed`);
  return bill;
}

/** A bill beside the month's, of March 2026, issued on 13 April: below zero it is a credit. Answers its id. */
export const aBillBeside = (books: Books, { id: contractId, customerId }: Pick<BuiltContract, 'id' | 'customerId'>, supplyWon: bigint): Promise<string> =>
  books.tx(async (tx) => {
    const id = newId();
    const [billNo = ''] = await takeNumbers(tx, 'BILL', 1);
    const line = { sourceKind: 'CONTRACT_ITEM', sourceId: newId(), item: 'ASP_BASE', accrualMonth: '2026-03', quantity: 1, unitPriceWon: supplyWon, supplyWon, vatWon: supplyWon / 10n, lineage: { rules: [], arithmetic: { ko: '', en: '' } } } as const;
    await writeBills(tx, [{ ...billFromLines([line]), id, billNo, kind: 'AD_HOC', contractId, customerId, accrualMonth: '2026-03', writeDate: '2026-04-13', issueBy: '2026-05-11', issuedOn: '2026-04-13', dueOn: '2026-05-26' }]);
    return id;
  });

let references = 0;

/** Money comes in, as the settlement team books it. Answers the payment's id. */
export async function moneyCame(books: Books, more: Partial<PaymentForm> & Pick<PaymentForm, 'paidOn' | 'amountWon'>): Promise<string> {
  references += 1;
  const sent: PaymentForm = { bankRef: `TEST-${references}`, payerName: '알 수 없는 입금자', ...more };
  return orThrow(await books.as('settlement', (tx) => bookPayment(tx, sent))).paymentId;
}

export interface PaymentOnTheBooks {
  readonly allocatedWon: bigint;
  readonly restWon: bigint;
  readonly toReturnWon: bigint;
}

export async function paymentOf(books: Books, id: string): Promise<PaymentOnTheBooks> {
  const [payment] = await books.rows<PaymentOnTheBooks>(`SELECT allocated_won AS "allocatedWon", rest_won AS "restWon", to_return_won AS "toReturnWon" FROM payment WHERE id = $1`, [id]);
  if (!payment) throw new Error(`no payment ${id}`);
  return payment;
}

/** What the ledger says of accounts beside what the rows say: receivable and money without a bill, per contract and in all. */
export async function expectReceivablesBalanced(books: Books): Promise<void> {
  const off = await books.count(
    `(SELECT contract_id, sum(payable_won + late_charge_won - paid_won) AS won FROM bill GROUP BY contract_id) b
      FULL JOIN (SELECT e.contract_id, sum(p.amount_won) AS won FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE p.account = 'RECEIVABLE' GROUP BY e.contract_id) l USING (contract_id)
     WHERE coalesce(b.won, 0) <> coalesce(l.won, 0)`,
  );
  expect(off).toBe(0);
  const accounts = await books.rows<{ account: string; won: bigint }>(`SELECT account, sum(amount_won)::bigint AS won FROM posting GROUP BY account`);
  const account = new Map(accounts.map(({ account: name, won }) => [name, won]));
  const [sums] = await books.rows<{ rest: bigint; back: bigint }>(`SELECT coalesce(sum(rest_won), 0)::bigint AS rest, coalesce(sum(to_return_won), 0)::bigint AS back FROM payment`);
  expect({ rest: -(account.get('PAYMENT_UNALLOCATED') ?? 0n), back: -(account.get('PAYMENT_TO_RETURN') ?? 0n) }).toEqual(sums);
  expect(accounts.reduce((sum, { won }) => sum + won, 0n)).toBe(0n);
  const lines = await books.count(
    `bill b CROSS JOIN LATERAL (SELECT sum(supply_won) AS supply, sum(vat_won) AS vat FROM bill_line WHERE bill_id = b.id) l WHERE b.supply_won IS DISTINCT FROM l.supply OR b.vat_won IS DISTINCT FROM l.vat`,
  );
  expect(lines).toBe(0);
}

/** Of every source and month one charge stands; lines are what bills and ledger say of every contract, accruals what it says of every partner. */
export async function expectOneChargeStands(books: Books): Promise<void> {
  const standing = `bill_line l WHERE l.reverses_bill_id IS NULL AND NOT EXISTS (SELECT FROM bill_line r WHERE r.reverses_bill_id = l.bill_id AND r.reverses_line_no = l.line_no)`;
  expect(await books.count(`(SELECT source_id, accrual_month FROM ${standing} GROUP BY 1, 2 HAVING count(*) <> 1) AS twice`)).toBe(0);
  expect(await books.count(`(SELECT DISTINCT source_id, accrual_month FROM bill_line EXCEPT SELECT source_id, accrual_month FROM ${standing}) AS lost`)).toBe(0);
  const revenue = `SELECT e.contract_id, -sum(p.amount_won) AS won FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE p.account LIKE 'REVENUE%' AND p.account <> 'REVENUE_LATE_CHARGE' GROUP BY 1`;
  const lines = `SELECT b.contract_id, sum(l.supply_won) AS won FROM bill b JOIN bill_line l ON l.bill_id = b.id GROUP BY 1`;
  expect(await books.count(`(${revenue}) r FULL JOIN (${lines}) l USING (contract_id) WHERE r.won IS DISTINCT FROM l.won`)).toBe(0);
  const cost = `SELECT e.contract_id, e.partner_id, sum(p.amount_won) AS won FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE p.account LIKE 'PARTNER_COST%' GROUP BY 1, 2`;
  const earned = `SELECT contract_id, partner_id, sum(supply_won) AS won FROM partner_accrual WHERE booked_at IS NOT NULL GROUP BY 1, 2`;
  expect(await books.count(`(${cost}) c FULL JOIN (${earned}) a USING (contract_id, partner_id) WHERE coalesce(c.won, 0) <> coalesce(a.won, 0)`)).toBe(0);
  await expectReceivablesBalanced(books);
}
