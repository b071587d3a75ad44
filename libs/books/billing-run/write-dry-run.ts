import { insertRows, type Column } from '../../database/insert-rows';
import type { Tx } from '../../database/transaction';
import { vatOf } from '../../domain/pricing/vat';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { addTotals, linesOf, totalsOf, wellComputed, type Compute, type ComputedContract, type LineOfBill, type PageTotals } from './compute-page';
import type { Pieces } from './contracts-of-a-page';
import { exceptionColumns, exceptionsOf } from './write-exceptions';

type LineOfContract = LineOfBill & { readonly contractId: string };

const lineColumns = (runId: string): readonly Column<LineOfContract>[] => [
  { name: 'run_id', type: 'uuid', of: () => runId },
  { name: 'contract_id', type: 'uuid', of: ({ contractId }) => contractId },
  { name: 'bill_kind', type: 'text', of: ({ billKind }) => billKind },
  { name: 'source_kind', type: 'text', of: ({ line }) => line.sourceKind },
  { name: 'source_id', type: 'uuid', of: ({ line }) => line.sourceId },
  { name: 'item', type: 'text', of: ({ line }) => line.item },
  { name: 'quantity', type: 'int', of: ({ line }) => line.quantity },
  { name: 'unit_price_won', type: 'bigint', of: ({ line }) => line.unitPriceWon },
  { name: 'used_days', type: 'smallint', of: ({ line }) => line.usedDays },
  { name: 'days_in_month', type: 'smallint', of: ({ line }) => line.daysInMonth },
  { name: 'supply_won', type: 'bigint', of: ({ line }) => line.supplyWon },
  { name: 'vat_won', type: 'bigint', of: ({ line }) => line.vatWon },
  { name: 'lineage', type: 'jsonb', of: ({ line }) => JSON.stringify(line.lineage) },
];

const accrualColumns = (runId: string): readonly Column<PartnerAccrual>[] => [
  { name: 'run_id', type: 'uuid', of: () => runId },
  { name: 'contract_id', type: 'uuid', of: (accrual) => accrual.contractId },
  { name: 'partner_id', type: 'uuid', of: (accrual) => accrual.partnerId },
  { name: 'source_kind', type: 'text', of: (accrual) => accrual.sourceKind },
  { name: 'source_id', type: 'uuid', of: (accrual) => accrual.sourceId },
  { name: 'item', type: 'text', of: (accrual) => accrual.item },
  { name: 'quantity', type: 'int', of: (accrual) => accrual.quantity },
  { name: 'unit_price_won', type: 'bigint', of: (accrual) => accrual.unitPriceWon },
  { name: 'supply_won', type: 'bigint', of: (accrual) => accrual.supplyWon },
  { name: 'vat_won', type: 'bigint', of: (accrual) => vatOf(accrual.supplyWon) },
  { name: 'lineage', type: 'jsonb', of: (accrual) => JSON.stringify(accrual.lineage) },
];

async function writeDryRun(tx: Tx, runId: string, computed: readonly ComputedContract[]): Promise<void> {
  const well = wellComputed(computed);
  await insertRows(tx, 'billing_run_line', lineColumns(runId), well.flatMap(({ contract, month }) => linesOf(month.drafts).map(({ billKind, line }) => ({ contractId: contract.contractId, billKind, line }))));
  await insertRows(tx, 'billing_run_accrual', accrualColumns(runId), well.flatMap(({ month }) => month.accruals));
  await insertRows(tx, 'billing_run_exception', exceptionColumns(runId), exceptionsOf(computed));
}

/** Keeps what a page comes to, so that people can read it and the run can be held to it. */
export async function dryRunOfPage(tx: Tx, runId: string, contracts: Pieces, compute: Compute): Promise<PageTotals> {
  const totals: PageTotals[] = [];
  for await (const piece of contracts) {
    const computed = compute(piece);
    await writeDryRun(tx, runId, computed);
    totals.push(totalsOf(computed));
  }
  return addTotals(totals);
}
