import { insertRows, type Column } from '../../database/insert-rows';
import { jsonText } from '../../database/as-json';
import type { Tx } from '../../database/transaction';
import { vatOf } from '../../domain/pricing/vat';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { chunksOf } from './chunks-of';
import { linesOf, wellComputed, type ComputedContract, type LineOfBill } from './compute-page';
import { exceptionsOf, writeExceptions } from './write-exceptions';

type LineOfContract = LineOfBill & { readonly contractId: string };

const lineColumns = (runId: string): readonly Column<LineOfContract>[] => [
  { name: 'run_id', type: 'uuid', of: () => runId },
  { name: 'contract_id', type: 'uuid', of: (line) => line.contractId },
  { name: 'bill_kind', type: 'text', of: (line) => line.billKind },
  { name: 'source_kind', type: 'text', of: (line) => line.sourceKind },
  { name: 'source_id', type: 'uuid', of: (line) => line.sourceId },
  { name: 'item', type: 'text', of: (line) => line.item },
  { name: 'quantity', type: 'int', of: (line) => line.quantity },
  { name: 'unit_price_won', type: 'bigint', of: (line) => line.unitPriceWon },
  { name: 'used_days', type: 'smallint', of: (line) => line.usedDays ?? null },
  { name: 'days_in_month', type: 'smallint', of: (line) => line.daysInMonth ?? null },
  { name: 'supply_won', type: 'bigint', of: (line) => line.supplyWon },
  { name: 'vat_won', type: 'bigint', of: (line) => line.vatWon },
  { name: 'lineage', type: 'jsonb', of: (line) => jsonText(line.lineage) },
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
  { name: 'lineage', type: 'jsonb', of: (accrual) => jsonText(accrual.lineage) },
];

/** Keeps what a page came to, so that people can read it and the run can be held to it. */
export async function writeDryRun(tx: Tx, runId: string, page: readonly ComputedContract[]): Promise<void> {
  for (const chunk of chunksOf(page)) {
    const well = wellComputed(chunk);
    await insertRows(tx, 'billing_run_line', lineColumns(runId), well.flatMap(({ contract, month }) => linesOf(month.drafts).map((line) => ({ ...line, contractId: contract.contractId }))));
    await insertRows(tx, 'billing_run_accrual', accrualColumns(runId), well.flatMap(({ month }) => month.accruals));
    await writeExceptions(tx, runId, exceptionsOf(chunk));
  }
}
