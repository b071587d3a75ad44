import type { PaymentForm } from '../../contract/forms/payment';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import { postingsOfPayment } from '../../domain/billing/ledger-postings';
import { monthOf } from '../../domain/calendar/plain-date';
import { refuse, type Refusal } from '../../domain/refusal';
import { billNumbersIn, paymentFindsItsBills } from '../../domain/settlement/payment-finds-its-bills';
import { writeEntries } from '../ledger';
import { oneAtATime } from './one-at-a-time';
import { openBillsOfNumbers, openBillsOfPayer } from './open-bills';
import { writeAllocations } from './write-allocations';

export interface BookedPayment {
  readonly paymentId: string;
  /** A payment of this reference stood there before, word for word: nothing was booked. */
  readonly knownAlready: boolean;
}

interface Known extends Omit<PaymentForm, 'amountWon' | 'payerBusinessNo' | 'remittanceText'> {
  readonly id: string;
  readonly amountWon: bigint;
  readonly payerBusinessNo: string | null;
  readonly remittanceText: string;
}

const known = (tx: Tx, bankRef: string): Promise<Known | undefined> =>
  tx.one(
    `SELECT id, bank_ref AS "bankRef", paid_on AS "paidOn", amount_won AS "amountWon", payer_name AS "payerName", payer_business_no AS "payerBusinessNo", remittance_text AS "remittanceText" FROM payment WHERE bank_ref = $1`,
    [bankRef],
  );

const saysTheSame = (one: Known, sent: PaymentForm): boolean =>
  one.paidOn === sent.paidOn &&
  one.amountWon === BigInt(sent.amountWon) &&
  one.payerName === sent.payerName &&
  one.payerBusinessNo === (sent.payerBusinessNo ?? null) &&
  one.remittanceText === (sent.remittanceText ?? '');

async function write(tx: Tx, sent: PaymentForm): Promise<string> {
  const id = newId();
  const { bankRef, paidOn, amountWon, payerName, payerBusinessNo, remittanceText } = sent;
  await tx.query(
    `INSERT INTO payment (id, bank_ref, paid_on, amount_won, payer_name, payer_business_no, remittance_text, booked_by, booked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, bankRef, paidOn, amountWon, payerName, payerBusinessNo ?? null, remittanceText ?? '', tx.actor.id, tx.now],
  );
  await writeEntries(tx, [{ id: newId(), ref: `PAYMENT-${bankRef}`, kind: 'PAYMENT', accrualMonth: monthOf(paidOn), bookedOn: paidOn, postings: postingsOfPayment(BigInt(amountWon)) }]);
  await writeAudit(tx, 'payment.booked', { kind: 'PAYMENT', id }, undefined, { bankRef, paidOn, amountWon });
  return id;
}

/** The bills that it pays by its words or its payer; what finds none waits for a person. */
async function allocate(tx: Tx, paymentId: string, { paidOn, amountWon, payerName, payerBusinessNo, remittanceText }: PaymentForm): Promise<void> {
  const named = await openBillsOfNumbers(tx, paidOn, billNumbersIn(remittanceText ?? ''));
  const ofPayer = named.length > 0 ? [] : await openBillsOfPayer(tx, paidOn, { payerName, payerBusinessNo: payerBusinessNo ?? null });
  const contractOf = new Map([...named, ...ofPayer].map(({ billId, contractId }) => [billId, contractId]));
  const found = paymentFindsItsBills({ amountWon: BigInt(amountWon), named, ofPayer });
  await writeAllocations(tx, found.map((one) => ({ ...one, paymentId, contractId: contractOf.get(one.billId) ?? '', valueOn: paidOn })));
}

/** Books money that came in, once per bank reference for ever, and puts it on the bills that it is for. */
export async function bookPayment(tx: Tx, sent: PaymentForm): Promise<BookedPayment | Refusal> {
  const fault = faultIfInFuture(tx, sent.paidOn, 'paidOn');
  if (fault) return fault;
  await oneAtATime(tx);
  const before = await known(tx, sent.bankRef);
  if (before) return saysTheSame(before, sent) ? { paymentId: before.id, knownAlready: true } : refuse('payment.reference-used', { field: 'bankRef', params: { bankRef: sent.bankRef } });
  const paymentId = await write(tx, sent);
  await allocate(tx, paymentId, sent);
  return { paymentId, knownAlready: false };
}
