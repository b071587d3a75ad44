import type { CorrectionForm } from '../../contract/forms/correction';
import type { Tx } from '../../database/transaction';
import { refuse, type Refusal } from '../../domain/refusal';

/** A proposal as it was made, and what became of it. */
export interface Proposal {
  readonly id: string;
  readonly billId: string;
  readonly status: 'PROPOSED' | 'APPROVED' | 'REFUSED';
  readonly proposedBy: string;
  readonly form: CorrectionForm;
}

interface Row extends Omit<Proposal, 'form'> {
  readonly reason: string;
}

interface LineRow {
  readonly lineNo: number;
  readonly attendedDays: number[] | null;
  readonly quantity: number | null;
  readonly unitPriceWon: bigint | null;
}

const asSent = ({ lineNo, attendedDays, quantity, unitPriceWon }: LineRow): CorrectionForm['lines'][number] => ({
  lineNo,
  ...(attendedDays ? { attendedDays } : {}),
  ...(quantity === null ? {} : { quantity }),
  ...(unitPriceWon === null ? {} : { unitPriceWon: unitPriceWon.toString() }),
});

export async function proposalOf(tx: Tx, id: string): Promise<Proposal | Refusal> {
  const row = await tx.one<Row>(`SELECT id, bill_id AS "billId", status, proposed_by AS "proposedBy", reason FROM bill_correction WHERE id = $1`, [id]);
  if (!row) return refuse('correction.not-found');
  const lines = await tx.query<LineRow>(
    `SELECT line_no AS "lineNo", attended_days AS "attendedDays", quantity, unit_price_won AS "unitPriceWon" FROM bill_correction_line WHERE correction_id = $1 ORDER BY line_no`,
    [id],
  );
  const { reason, ...proposal } = row;
  return { ...proposal, form: { reason, lines: lines.map(asSent) } };
}
