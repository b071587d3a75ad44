import type { CorrectionForm } from '../../contract/forms/correction';
import { whoAsks, type Tx } from '../../database/transaction';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { billToCorrect } from '../corrections/bill-to-correct';
import { computeCorrection } from '../corrections/compute-correction';
import { previewOf, type CorrectionPreview } from '../corrections/preview';
import { proposalOf } from '../corrections/proposal';
import { pageOf, type Page } from '../../database/page-of';

export interface CorrectionInList {
  readonly id: string;
  readonly billId: string;
  readonly billNo: string;
  readonly customerName: string;
  readonly status: string;
  readonly reason: string;
  readonly proposedByName: string | null;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
  readonly newBillId: string | null;
  /** Whoever asks has proposed it: somebody else approves. */
  readonly isMine: boolean;
}

export interface CorrectionPage extends CorrectionInList {
  readonly proposed: CorrectionForm['lines'];
  /** While nobody has decided: what it would come to now, or why it can no longer be carried out. */
  readonly preview: CorrectionPreview | null;
  readonly preventedBy: string | null;
}

const columns = `c.id, c.bill_id AS "billId", b.bill_no AS "billNo", k.name AS "customerName", c.status, c.reason, p.name AS "proposedByName", c.proposed_at AS "proposedAt", d.name AS "decidedByName",
  c.decided_at AS "decidedAt", c.refusal_reason AS "refusalReason", c.new_bill_id AS "newBillId", c.proposed_by = ${whoAsks} AS "isMine"`;
const joined = `bill_correction c JOIN bill b ON b.id = c.bill_id JOIN customer k ON k.id = b.customer_id LEFT JOIN person p ON p.id = c.proposed_by LEFT JOIN person d ON d.id = c.decided_by`;

/** Corrections of one status, newest first. */
export const listOfCorrections = (tx: Tx, { status, after }: { readonly status: string; readonly after?: string | undefined }): Promise<Page<CorrectionInList>> =>
  pageOf((limit) => tx.query<CorrectionInList>(`SELECT ${columns} FROM ${joined} WHERE c.status = $1 AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`, [status, after ?? null, limit]));

/** A correction with what it comes to: whoever approves sees it first. */
export async function correctionPage(tx: Tx, id: string): Promise<CorrectionPage | Refusal> {
  const proposal = await proposalOf(tx, id);
  const row = await tx.one<CorrectionInList>(`SELECT ${columns} FROM ${joined} WHERE c.id = $1`, [id]);
  if (isRefusal(proposal) || !row) return refuse('correction.not-found');
  const page = { ...row, proposed: proposal.form.lines, preview: null, preventedBy: null };
  if (row.status !== 'PROPOSED') return page;
  const bill = await billToCorrect(tx, row.billId);
  const correction = isRefusal(bill) ? bill : await computeCorrection(tx, bill, proposal.form);
  return isRefusal(correction) ? { ...page, preventedBy: correction.refusal } : { ...page, preview: await previewOf(tx, correction) };
}
