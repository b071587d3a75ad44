import { newId } from '../../database/ids';
import { parametersOn } from '../../database/prices-in-force';
import { calendarOf } from '../../database/reference-data';
import { takeNumbers } from '../../database/take-number';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { Desk } from '../../desk/desk';
import { billFromLines } from '../../domain/billing/bill-from-lines';
import { datesOfBill } from '../../domain/billing/kinds-of-bill';
import type { Won } from '../../domain/money/won';
import { isRefusal, orThrow, refuse, type Refusal } from '../../domain/refusal';
import { writeBills } from '../billing-run/write-bills';
import { oneAtATime } from '../payments/one-at-a-time';
import { setOffAgainstCorrected } from '../payments/set-off';
import { billToCorrect, type BillToCorrect } from './bill-to-correct';
import { computeCorrection, type Correction, type CorrectedSheet } from './compute-correction';
import { changesOfAccruals, correctAccruals } from './correct-accruals';
import { proposalOf, type Proposal } from './proposal';

/** Locks a proposal for its decision: whoever comes second finds it decided. */
async function toDecide(tx: Tx, correctionId: string): Promise<Proposal | Refusal> {
  await tx.query(`SELECT 1 FROM bill_correction WHERE id = $1 FOR UPDATE`, [correctionId]);
  const proposal = await proposalOf(tx, correctionId);
  if (isRefusal(proposal)) return proposal;
  return proposal.status === 'PROPOSED' ? proposal : refuse('correction.decided-already');
}

/** An ad-hoc bill (수시분) written on the day of the approval, issued and due like every other of that kind. */
async function writeBill(tx: Tx, bill: BillToCorrect, { lines }: Correction): Promise<string | Refusal> {
  const { billFloorUnitWon } = orThrow(await parametersOn(tx, tx.today));
  const dates = datesOfBill({ kind: 'AD_HOC', evidenceOn: tx.today }, tx.today, { dueDay: bill.payerDueDay }, await calendarOf(tx));
  if (isRefusal(dates)) return dates;
  const { contractId, customerId, accrualMonth } = bill;
  const id = newId();
  const [billNo = ''] = await takeNumbers(tx, 'BILL', 1);
  await writeBills(tx, [{ ...billFromLines(lines, billFloorUnitWon), lines, ...dates, id, billNo, kind: 'AD_HOC', contractId, customerId, accrualMonth, issuedOn: tx.today }]);
  return id;
}

/** The certificate says from now on what was attended; what it said before stands in the audit. */
async function keepSheets(tx: Tx, sheets: readonly CorrectedSheet[]): Promise<void> {
  for (const { id, attendedDays } of sheets) {
    const before = await tx.one<{ agents: unknown }>(`SELECT agents FROM attendance_sheet WHERE id = $1 FOR UPDATE`, [id]);
    await tx.query(
      `UPDATE attendance_sheet SET agents = (SELECT jsonb_agg(agent || jsonb_build_object('attendedDays', ($2::int[])[n]) ORDER BY n) FROM jsonb_array_elements(agents) WITH ORDINALITY AS a (agent, n)) WHERE id = $1`,
      [id, attendedDays],
    );
    await writeAudit(tx, 'attendance.corrected', { kind: 'ATTENDANCE_SHEET', id }, before?.agents, { attendedDays });
  }
}

/**
 * A second person of the settlement team approves what they saw (X-03): the reversal and the new lines are billed and posted, a credit is set off
 * against what is open of the bill, partners' accruals of the same sources follow, certificates too. All of it or nothing.
 */
export async function approveCorrection(tx: Tx, desk: Pick<Desk, 'startRun'>, correctionId: string, totalWon: Won): Promise<{ readonly correctionId: string } | Refusal> {
  await oneAtATime(tx);
  const proposal = await toDecide(tx, correctionId);
  if (isRefusal(proposal)) return proposal;
  if (proposal.proposedBy === tx.actor.id) return refuse('approval.maker-is-checker');
  const bill = orThrow(await billToCorrect(tx, proposal.billId));
  const correction = await computeCorrection(tx, bill, proposal.form);
  if (isRefusal(correction)) return correction;
  const comesTo = billFromLines(correction.lines).totalWon;
  if (comesTo !== totalWon) return refuse('correction.another-total', { field: 'totalWon', params: { totalWon: comesTo.toString() } });
  const changes = await changesOfAccruals(tx, correction.accruals);
  const newBillId = await writeBill(tx, bill, correction);
  if (isRefusal(newBillId)) return newBillId;
  await setOffAgainstCorrected(tx, newBillId, bill);
  await correctAccruals(tx, desk, bill.accrualMonth, changes);
  await keepSheets(tx, correction.sheets);
  await tx.query(`UPDATE bill_correction SET status = 'APPROVED', decided_by = $2, decided_at = $3, new_bill_id = $4 WHERE id = $1`, [correctionId, tx.actor.id, tx.now, newBillId]);
  await writeAudit(tx, 'bill.corrected', { kind: 'BILL', id: bill.id }, undefined, { correctionId, newBillId, totalWon });
  return { correctionId };
}

/** Nothing is corrected: the other person says why, or whoever proposed takes it back. */
export async function refuseCorrection(tx: Tx, correctionId: string, reason: string): Promise<{ readonly correctionId: string } | Refusal> {
  const proposal = await toDecide(tx, correctionId);
  if (isRefusal(proposal)) return proposal;
  await tx.query(`UPDATE bill_correction SET status = 'REFUSED', decided_by = $2, decided_at = $3, refusal_reason = $4 WHERE id = $1`, [correctionId, tx.actor.id, tx.now, reason]);
  await writeAudit(tx, 'bill.correction-refused', { kind: 'BILL', id: proposal.billId }, undefined, { correctionId, reason });
  return { correctionId };
}
