import { partnerInvoice } from '../../contract/forms/month';
import { newId } from '../../database/ids';
import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepContext, StepWork } from '../../desk/step-work';
import { taxInvoiceDeadline } from '../../domain/calendar/tax-invoice-is-issued-by-the-tenth';
import type { PartnerMonthFacts } from '../../domain/process/month-facts';
import { sumWon, type Won } from '../../domain/money/won';
import { isRefusal, orThrow, refuse, type Refusal } from '../../domain/refusal';
import { isEarned } from '../settlement/work-withdrawn';
import { linesToInvoice } from './lines-to-choose';
import { matchPartnerInvoice, type InvoicedLine, type MatchedInvoice } from '../../domain/settlement/partner-invoice-matches';

interface UnpaidAccrual {
  readonly accrualId: string;
  readonly supplyWon: Won;
}

const unpaid = (tx: Tx, runId: string): Promise<UnpaidAccrual[]> =>
  tx.query(`SELECT id AS "accrualId", supply_won AS "supplyWon" FROM partner_accrual WHERE run_id = $1 AND status IN ('CONFIRMED', 'HELD') AND ${isEarned} ORDER BY id FOR UPDATE`, [runId]);

/** An approval number belongs to one settlement for ever. */
async function takeApprovalNo(tx: Tx, approvalNo: string, runId: string): Promise<Refusal | undefined> {
  await tx.query(`INSERT INTO partner_invoice_number (approval_no, run_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [approvalNo, runId]);
  const owner = await tx.one<{ run_id: string }>(`SELECT run_id FROM partner_invoice_number WHERE approval_no = $1`, [approvalNo]);
  return owner?.run_id === runId ? undefined : refuse('partner-invoice.number-used', { field: 'approvalNo' });
}

async function keepInvoice(tx: Tx, at: StepContext, invoice: { approvalNo: string; issuedOn: string; lines: readonly InvoicedLine[] }, issueBy: string, matched: MatchedInvoice): Promise<void> {
  const id = newId();
  const { run } = at;
  await tx.query(
    `INSERT INTO partner_invoice (id, partner_id, accrual_month, run_id, round, approval_no, issued_on, issue_by, late, supply_won, vat_won, submitted_by, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id, run.partnerId, run.accrualMonth, run.id, at.round, invoice.approvalNo, invoice.issuedOn, issueBy, matched.late,
      sumWon(invoice.lines.map((line) => line.supplyWon)), sumWon(invoice.lines.map((line) => line.vatWon)), tx.actor.id, tx.now,
    ],
  );
  const matchOf = new Map(matched.lines.map((line) => [line.accrualId, line.match]));
  await tx.query(
    `INSERT INTO partner_invoice_line (invoice_id, accrual_id, supply_won, vat_won, match) SELECT $1, * FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[])`,
    [id, invoice.lines.map((l) => l.accrualId), invoice.lines.map((l) => l.supplyWon.toString()), invoice.lines.map((l) => l.vatWon.toString()), invoice.lines.map((l) => matchOf.get(l.accrualId))],
  );
  await tx.query(`UPDATE partner_accrual a SET invoice_match = m.match FROM unnest($1::uuid[], $2::text[]) AS m (id, match) WHERE a.id = m.id`, [
    matched.lines.map((line) => line.accrualId),
    matched.lines.map((line) => line.match),
  ]);
}

const faultOfLines = (lines: readonly InvoicedLine[], accruals: readonly UnpaidAccrual[]): Refusal | undefined => {
  for (const [at, line] of lines.entries()) {
    if (!accruals.some((accrual) => accrual.accrualId === line.accrualId)) return refuse('partner-invoice.unknown-line', { field: `lines.${at}.accrualId` });
    if (lines.findIndex((other) => other.accrualId === line.accrualId) !== at) return refuse('partner-invoice.line-twice', { field: `lines.${at}.accrualId` });
  }
  return undefined;
};

/**
 * The partner's tax invoice, compared with what was accrued line by line: a missing or different line is held alone later.
 * One issued after F-10 is taken and marked late.
 */
export const submitPartnerInvoice: StepWork = {
  choices: linesToInvoice,
  async completed(tx, at) {
    const form = partnerInvoice.parse(at.form);
    const lines = form.lines.map((line) => ({ accrualId: line.accrualId, supplyWon: BigInt(line.supplyWon), vatWon: BigInt(line.vatWon) }));
    const accruals = await unpaid(tx, at.run.id);
    const fault = faultIfInFuture(tx, form.issuedOn, 'issuedOn') ?? faultOfLines(lines, accruals) ?? (await takeApprovalNo(tx, form.approvalNo, at.run.id));
    if (isRefusal(fault)) return fault;
    const { invoiceMonth } = at.facts as unknown as PartnerMonthFacts;
    const issueBy = orThrow(taxInvoiceDeadline(invoiceMonth, await calendarOf(tx)));
    await keepInvoice(tx, at, { ...form, lines }, issueBy, matchPartnerInvoice({ issuedOn: form.issuedOn, lines }, accruals, issueBy));
    return undefined;
  },
};
