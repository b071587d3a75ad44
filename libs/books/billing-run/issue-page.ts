import { newId } from '../../database/ids';
import { orThrow, isRefusal, type Refusal } from '../../domain/refusal';
import { calendarOf } from '../../database/reference-data';
import { parametersOn } from '../../database/prices-in-force';
import { takeNumbers } from '../../database/take-number';
import type { Tx } from '../../database/transaction';
import { billFromLines } from '../../domain/billing/bill-from-lines';
import { datesOfBill, type BillDates } from '../../domain/billing/kinds-of-bill';
import type { BillDraft } from '../../domain/billing/month-of-contract';
import { differences, type ComparedLine } from '../../domain/billing/run-equals-its-dry-run';
import type { BusinessCalendar } from '../../domain/calendar/business-calendar';
import type { Month } from '../../domain/calendar/plain-date';
import { byContract } from './by-contract';
import { chunksOf } from './chunks-of';
import { linesOf, wellComputed, type ComputedContract } from './compute-page';
import type { ContractToBill } from './contracts-of-a-page';
import { writeBills, type NewBill } from './write-bills';
import { exceptionsOf, writeExceptions, type RunException } from './write-exceptions';

interface Issue {
  readonly runId: string;
  readonly month: Month;
  /** The final run that was approved. */
  readonly approvedRunId: string;
}

interface Ready {
  readonly bills: readonly Omit<NewBill, 'billNo'>[];
  readonly exceptions: readonly RunException[];
}



const approvedLines = async (tx: Tx, runId: string, contractIds: readonly string[]): Promise<ReadonlyMap<string, ComparedLine[]>> => {
  const rows = await tx.query<ComparedLine & { contractId: string }>(
    `SELECT contract_id AS "contractId", bill_kind AS "billKind", source_kind AS "sourceKind", source_id AS "sourceId", quantity, unit_price_won AS "unitPriceWon",
       supply_won AS "supplyWon", vat_won AS "vatWon" FROM billing_run_line WHERE run_id = $1 AND contract_id = ANY ($2::uuid[])`,
    [runId, contractIds],
  );
  return byContract(rows);
};

const datesOf = (contract: ContractToBill, draft: BillDraft, issuedOn: string, calendar: BusinessCalendar): BillDates | Refusal =>
  datesOfBill(draft.occasion, issuedOn, { dueDay: contract.payerDueDay, ...(draft.namedDueOn ? { namedDueOn: draft.namedDueOn } : {}) }, calendar);

/** A contract whose run is not what was approved is parked with the sources that differ; all the others are billed. */
async function readyBills(tx: Tx, issue: Issue, page: readonly ComputedContract[]): Promise<Ready> {
  const well = wellComputed(page);
  const approved = await approvedLines(tx, issue.approvedRunId, well.map(({ contract }) => contract.contractId));
  const calendar = await calendarOf(tx);
  const { billFloorUnitWon } = orThrow(await parametersOn(tx, tx.today));
  const bills: Omit<NewBill, 'billNo'>[] = [];
  const exceptions: RunException[] = [];
  for (const { contract, month } of well) {
    const { contractId, customerId } = contract;
    const different = differences(approved.get(contractId) ?? [], linesOf(month.drafts));
    exceptions.push(...different.map((sourceId): RunException => ({ contractId, kind: 'DIFFERS', sourceKind: 'LINE', sourceId, reason: 'run-differs-from-dry-run' })));
    if (different.length > 0) continue;
    for (const draft of month.drafts) {
      const dates = datesOf(contract, draft, tx.today, calendar);
      if (isRefusal(dates)) throw new Error(`no dates for a bill of contract ${contractId}: ${dates.refusal}`);
      bills.push({ ...billFromLines(draft.lines, billFloorUnitWon), ...dates, id: newId(), kind: draft.occasion.kind, contractId, customerId, accrualMonth: issue.month, issuedOn: tx.today });
    }
  }
  return { bills, exceptions };
}

/**
 * Issues the bills of a page: recomputed by the same function as the dry run, held to its lines, numbered without gaps, posted.
 * Answers the contracts that were billed; those that failed or differ are left out by name.
 */
export async function issuePage(tx: Tx, issue: Issue, page: readonly ComputedContract[]): Promise<readonly ComputedContract[]> {
  const ready: Ready[] = [];
  for (const chunk of chunksOf(page)) {
    const part = await readyBills(tx, issue, chunk);
    await writeExceptions(tx, issue.runId, [...part.exceptions, ...exceptionsOf(chunk)]);
    ready.push(part);
  }
  // Everything is computed: the row of numbers is held for the writing alone.
  const numbers = await takeNumbers(tx, 'BILL', ready.reduce((count, { bills }) => count + bills.length, 0));
  let next = 0;
  for (const { bills } of ready) {
    await writeBills(tx, bills.map((bill, at) => ({ ...bill, billNo: numbers[next + at] ?? '' })));
    next += bills.length;
  }
  const leftOut = new Set(ready.flatMap(({ exceptions }) => exceptions.map(({ contractId }) => contractId)));
  return page.filter(({ contract, month }) => !isRefusal(month) && !leftOut.has(contract.contractId));
}
