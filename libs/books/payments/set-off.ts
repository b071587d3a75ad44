import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { postingsOfAllocation } from '../../domain/billing/ledger-postings';
import { monthOf, type PlainDate } from '../../domain/calendar/plain-date';
import { sumWon, type Won } from '../../domain/money/won';
import { refuse, type Refusal } from '../../domain/refusal';
import { writeEntries } from '../ledger';
import { putLateChargesRight } from './late-charges';
import { oneAtATime } from './one-at-a-time';
import { openBillsOfIds } from './open-bills';
import { faultOfShares, type Share } from './shares';

export interface NewSetOff {
  readonly creditBillId: string;
  readonly creditContractId: string;
  readonly billId: string;
  readonly contractId: string;
  /** Below zero where an earlier one is taken back. */
  readonly amountWon: Won;
  readonly valueOn: PlainDate;
  readonly reversesId?: string;
  readonly reason?: string;
}

/** Within one contract the ledger does not move; between two, each contract's receivable does. */
async function writeEntriesOfContracts(tx: Tx, id: string, { creditContractId, contractId, amountWon }: NewSetOff): Promise<void> {
  if (creditContractId === contractId) return;
  const common = { kind: amountWon < 0n ? 'REVERSAL' : 'ALLOCATION', accrualMonth: monthOf(tx.today), bookedOn: tx.today } as const;
  await writeEntries(tx, [
    { ...common, id: newId(), ref: `SETOFF-${id}-CREDIT`, contractId: creditContractId, postings: postingsOfAllocation(-amountWon) },
    { ...common, id: newId(), ref: `SETOFF-${id}-BILL`, contractId, postings: postingsOfAllocation(amountWon) },
  ]);
}

/** What of a credit belongs to a bill. Both follow by themselves. */
export async function writeSetOff(tx: Tx, setOff: NewSetOff): Promise<void> {
  const id = newId();
  const { creditBillId, billId, amountWon, valueOn, reversesId, reason } = setOff;
  await tx.query(
    `INSERT INTO payment_allocation (id, credit_bill_id, bill_id, amount_won, value_on, how, reverses_id, reason, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, creditBillId, billId, amountWon, valueOn, reversesId ? 'REVERSED' : 'SET_OFF', reversesId ?? null, reason ?? null, tx.actor.id, tx.now],
  );
  await writeEntriesOfContracts(tx, id, setOff);
  await putLateChargesRight(tx, [billId]);
}

/**
 * A credit is set off against what is open of the bill that it corrects, as far as that goes; what is over stays the customer's credit. It counts from
 * the due date: what was never owed was never late.
 */
export async function setOffAgainstCorrected(tx: Tx, creditBillId: string, corrected: { readonly id: string; readonly contractId: string; readonly dueOn: PlainDate }): Promise<void> {
  const amounts = await tx.one<{ creditWon: Won; openWon: Won }>(
    `SELECT (SELECT payable_won - paid_won FROM bill WHERE id = $1) AS "creditWon", payable_won - paid_won AS "openWon" FROM bill WHERE id = $2 FOR UPDATE`,
    [creditBillId, corrected.id],
  );
  const { creditWon, openWon } = amounts ?? { creditWon: 0n, openWon: 0n };
  const amountWon = -creditWon < openWon ? -creditWon : openWon;
  const { id: billId, contractId, dueOn: valueOn } = corrected;
  if (amountWon > 0n) await writeSetOff(tx, { creditBillId, creditContractId: contractId, billId, contractId, amountWon, valueOn });
}

interface Credit {
  readonly contractId: string;
  readonly customerId: string;
  readonly issuedOn: PlainDate;
  readonly restWon: Won;
}

/** A person says on which other bills of the same customer a credit goes; it counts from the day on which it was issued. */
export async function setOffByHand(tx: Tx, creditBillId: string, shares: readonly Share[]): Promise<{ readonly billId: string; readonly restWon: Won } | Refusal> {
  await oneAtATime(tx);
  const credit = await tx.one<Credit>(`SELECT contract_id AS "contractId", customer_id AS "customerId", issued_on AS "issuedOn", paid_won - payable_won AS "restWon" FROM bill WHERE id = $1 FOR UPDATE`, [creditBillId]);
  if (!credit) return refuse('bill.not-found');
  const takes = sumWon(shares.map(({ amountWon }) => amountWon));
  if (takes > credit.restWon) return refuse('credit.beyond-its-rest', { field: 'allocations', params: { restWon: (credit.restWon > 0n ? credit.restWon : 0n).toString() } });
  const bills = new Map((await openBillsOfIds(tx, credit.issuedOn, shares.map(({ billId }) => billId))).map((bill) => [bill.billId, bill]));
  const fault = faultOfShares(shares, bills);
  if (fault) return fault;
  const foreign = shares.findIndex(({ billId }) => bills.get(billId)?.customerId !== credit.customerId);
  if (foreign >= 0) return refuse('credit.bill-of-another-customer', { field: `allocations.${foreign}.billId` });
  for (const share of shares)
    await writeSetOff(tx, { ...share, creditBillId, creditContractId: credit.contractId, contractId: bills.get(share.billId)?.contractId ?? '', valueOn: credit.issuedOn });
  await writeAudit(tx, 'credit.set-off', { kind: 'BILL', id: creditBillId }, { restWon: credit.restWon }, { shares });
  return { billId: creditBillId, restWon: credit.restWon - takes };
}
