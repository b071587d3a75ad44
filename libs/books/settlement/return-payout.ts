import type { PayoutReturnForm } from '../../contract/forms/payout-return';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { postingsOfReturnedPayout } from '../../domain/billing/ledger-postings';
import { monthOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import type { PartnerPayout } from '../../domain/settlement/partner-payout';
import { writeEntries } from '../ledger';

interface MadePayout extends PartnerPayout {
  readonly payoutNo: string;
  readonly partnerId: string;
  readonly accrualMonth: Month;
  readonly payDate: PlainDate;
}

const payoutOf = async (tx: Tx, payoutId: string): Promise<MadePayout | Refusal> =>
  (await tx.one<MadePayout>(
    `SELECT payout_no AS "payoutNo", partner_id AS "partnerId", accrual_month AS "accrualMonth", pay_date AS "payDate", supply_won AS "supplyWon", vat_won AS "vatWon", total_won AS "totalWon"
       FROM payout WHERE id = $1 FOR UPDATE`,
    [payoutId],
  )) ?? refuse('payout.not-found');

/** It came back once, on a day between payment and today, under a reference that names no other return. */
async function faultOfReturn(tx: Tx, payoutId: string, { returnedOn, bankRef }: PayoutReturnForm, { payDate }: MadePayout): Promise<Refusal | undefined> {
  if (await tx.one(`SELECT 1 FROM payout_return WHERE payout_id = $1`, [payoutId])) return refuse('payout.returned-already');
  if (returnedOn > tx.today) return refuse('date.in-the-future', { field: 'returnedOn', params: { date: returnedOn } });
  if (returnedOn < payDate) return refuse('payout.returned-before-payment', { field: 'returnedOn', params: { payDate } });
  return (await tx.one(`SELECT 1 FROM payout_return WHERE bank_ref = $1`, [bankRef])) ? refuse('payout.return-known-already', { field: 'bankRef' }) : undefined;
}

/**
 * The bank sent a partner's payout back (wrong account, closed account): the books book its opposite on that day, and the partner is owed it again. It is
 * paid again, once and exactly, on the first pay date on which another account is approved (X-03, F-09), or the same one where that was right.
 */
export async function returnPayout(tx: Tx, payoutId: string, form: PayoutReturnForm): Promise<{ readonly payoutId: string } | Refusal> {
  const payout = await payoutOf(tx, payoutId);
  if (isRefusal(payout)) return payout;
  const fault = await faultOfReturn(tx, payoutId, form, payout);
  if (fault) return fault;
  const { returnedOn, reason, bankRef, toSameAccount } = form;
  const { payoutNo, partnerId, totalWon } = payout;
  await tx.query(
    `INSERT INTO payout_return (payout_id, returned_on, reason, bank_ref, to_same_account, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [payoutId, returnedOn, reason, bankRef, toSameAccount, tx.actor.id, tx.now],
  );
  await writeEntries(tx, [{ id: newId(), ref: `${payoutNo}-RETURNED`, kind: 'PAYOUT_RETURN', accrualMonth: monthOf(returnedOn), bookedOn: returnedOn, partnerId, postings: postingsOfReturnedPayout(payout) }]);
  await writeAudit(tx, 'payout.returned', { kind: 'ORGANISATION', id: partnerId }, undefined, { payoutId, payoutNo, totalWon, returnedOn, reason, bankRef, toSameAccount });
  return { payoutId };
}
