import type { CorrectionForm } from '../../contract/forms/correction';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { tellRole } from '../../desk/notices';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { billToCorrect } from './bill-to-correct';
import { computeCorrection } from './compute-correction';
import { previewOf, type CorrectionPreview } from './preview';

/** What a correction would come to, without proposing it. */
export async function previewCorrection(tx: Tx, billId: string, form: CorrectionForm): Promise<CorrectionPreview | Refusal> {
  const bill = await billToCorrect(tx, billId);
  if (isRefusal(bill)) return bill;
  const correction = await computeCorrection(tx, bill, form);
  return isRefusal(correction) ? correction : previewOf(tx, correction);
}

/** Proposes to correct lines of a bill: one proposal of a bill at a time, refused at once where it could not be carried out. The others of the settlement team are told. */
export async function proposeCorrection(tx: Tx, billId: string, form: CorrectionForm): Promise<{ readonly correctionId: string } | Refusal> {
  const preview = await previewCorrection(tx, billId, form);
  if (isRefusal(preview)) return preview;
  const [proposed] = await tx.query<{ id: string; billNo: string }>(
    `INSERT INTO bill_correction (id, bill_id, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (bill_id) WHERE status = 'PROPOSED' DO NOTHING
     RETURNING id, (SELECT bill_no FROM bill b WHERE b.id = bill_id) AS "billNo"`,
    [newId(), billId, form.reason, tx.actor.id, tx.now],
  );
  if (!proposed) return refuse('correction.proposed-already');
  for (const { lineNo, attendedDays, quantity, unitPriceWon } of form.lines)
    await tx.query(`INSERT INTO bill_correction_line (correction_id, line_no, attended_days, quantity, unit_price_won) VALUES ($1, $2, $3, $4, $5)`, [proposed.id, lineNo, attendedDays ?? null, quantity ?? null, unitPriceWon ?? null]);
  await tellRole(tx, 'SETTLEMENT_TEAM', { kind: 'correction-proposed', subjectId: proposed.id, detail: { billNo: proposed.billNo } });
  await writeAudit(tx, 'bill.correction-proposed', { kind: 'BILL', id: billId }, undefined, { ...form, totalWon: preview.totalWon });
  return { correctionId: proposed.id };
}
