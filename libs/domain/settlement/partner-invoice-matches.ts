import type { PlainDate } from '../calendar/plain-date';
import type { Won } from '../money/won';
import { vatOf } from '../pricing/vat';

/** A line of the partner's tax invoice, for one accrual. */
export interface InvoicedLine {
  readonly accrualId: string;
  readonly supplyWon: Won;
  readonly vatWon: Won;
}

export interface PartnerInvoice {
  /** The invoice's own issue date. */
  readonly issuedOn: PlainDate;
  readonly lines: readonly InvoicedLine[];
}

export interface ExpectedAccrual {
  readonly accrualId: string;
  readonly supplyWon: Won;
}

/** MATCHED lines are paid; MISSING and DIFFERENT are held alone. */
export type InvoiceMatch = 'MATCHED' | 'MISSING' | 'DIFFERENT';

export interface MatchedAccrual {
  readonly accrualId: string;
  readonly match: InvoiceMatch;
  readonly expectedSupplyWon: Won;
  readonly expectedVatWon: Won;
}

export interface MatchedInvoice {
  readonly lines: readonly MatchedAccrual[];
  /** Invoiced lines that nothing was accrued for: shown, never paid. */
  readonly unexpected: readonly string[];
  /** Issued after F-10 of the month: taken all the same and marked (X-109, K-03). */
  readonly late: boolean;
}

const matchOf = (expected: ExpectedAccrual, invoiced: readonly InvoicedLine[]): InvoiceMatch => {
  const [line, second] = invoiced.filter((one) => one.accrualId === expected.accrualId);
  if (!line) return 'MISSING';
  const same = line.supplyWon === expected.supplyWon && line.vatWon === vatOf(expected.supplyWon);
  return same && !second ? 'MATCHED' : 'DIFFERENT';
};

/**
 * Compares a partner's tax invoice with its accruals, line by line: a missing or different line is held alone.
 * An invoice issued after `issueBy` (F-10 of the accrual month, of the evidence's month for an ad-hoc line) is late, not refused.
 */
export const matchPartnerInvoice = (
  invoice: PartnerInvoice,
  accruals: readonly ExpectedAccrual[],
  issueBy: PlainDate,
): MatchedInvoice => ({
  lines: accruals.map((accrual) => ({
    accrualId: accrual.accrualId,
    match: matchOf(accrual, invoice.lines),
    expectedSupplyWon: accrual.supplyWon,
    expectedVatWon: vatOf(accrual.supplyWon),
  })),
  unexpected: invoice.lines
    .map((line) => line.accrualId)
    .filter((id) => !accruals.some((accrual) => accrual.accrualId === id)),
  late: invoice.issuedOn > issueBy,
});
