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
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import { byContract } from './by-contract';
import { chunksOf } from './chunks-of';
import { linesOf, wellComputed, type ComputedContract } from './compute-page';
import type { ContractToBill } from './contracts-of-a-page';
import { writeBills, type NewBill } from './write-bills';
import { exceptionsOf, failed, writeExceptions, type RunException } from './write-exceptions';

interface Issue {
  readonly runId: string;
  readonly month: Month;
  /** The final run that was approved. */
  readonly approvedRunId: string;
}

type UnnumberedBill = Omit<NewBill, 'billNo'>;

interface Ready {
  readonly bills: readonly UnnumberedBill[];
  readonly exceptions: readonly RunException[];
}

/** What every bill of a page has in common. */
interface OfThisIssue {
  readonly accrualMonth: Month;
  readonly issuedOn: PlainDate;
  readonly calendar: BusinessCalendar;
  readonly floorUnitWon: 1 | 10;
}

const approvedLines = async (tx: Tx, runId: string, contractIds: readonly string[]): Promise<ReadonlyMap<string, ComparedLine[]>> => {
  const rows = await tx.query<ComparedLine & { contractId: string }>(
    `SELECT contract_id AS "contractId", bill_kind AS "billKind", source_kind AS "sourceKind", source_id AS "sourceId", quantity, unit_price_won AS "unitPriceWon",
       supply_won AS "supplyWon", vat_won AS "vatWon" FROM billing_run_line WHERE run_id = $1 AND contract_id = ANY ($2::uuid[])`,
    [runId, contractIds],
  );
  return byContract(rows);
};

const datesOf = (contract: ContractToBill, draft: BillDraft, { issuedOn, calendar }: OfThisIssue): BillDates | Refusal =>
  datesOfBill(draft.occasion, issuedOn, { dueDay: contract.payerDueDay, ...(draft.namedDueOn ? { namedDueOn: draft.namedDueOn } : {}) }, calendar);

/** The bills of a contract: all of them or, where one cannot be dated, none. */
function billsOf(contract: ContractToBill, drafts: readonly BillDraft[], issue: OfThisIssue): readonly UnnumberedBill[] | Refusal {
  const { contractId, customerId } = contract;
  const { accrualMonth, issuedOn } = issue;
  const bills: UnnumberedBill[] = [];
  for (const draft of drafts) {
    const dates = datesOf(contract, draft, issue);
    if (isRefusal(dates)) return dates;
    bills.push({ ...billFromLines(draft.lines, issue.floorUnitWon), ...dates, id: newId(), kind: draft.occasion.kind, contractId, customerId, accrualMonth, issuedOn });
  }
  return bills;
}

/** What was approved and is not charged yet: an issue that comes again looks at the rest alone. */
const stillToCharge = (lines: readonly ComparedLine[] | undefined, { charged }: ContractToBill): readonly ComparedLine[] => (lines ?? []).filter((line) => !charged.has(line.sourceId));

const differs = (contractId: string, sourceId: string): RunException => ({ contractId, kind: 'DIFFERS', sourceKind: 'LINE', sourceId, reason: 'run-differs-from-dry-run' });

/** A contract whose run is not what was approved is parked with the sources that differ, one that cannot be dated by name; all the others are billed. */
async function readyBills(tx: Tx, issue: Issue, page: readonly ComputedContract[]): Promise<Ready> {
  const well = wellComputed(page);
  const approved = await approvedLines(tx, issue.approvedRunId, well.map(({ contract }) => contract.contractId));
  const { billFloorUnitWon: floorUnitWon } = orThrow(await parametersOn(tx, tx.today));
  const common = { accrualMonth: issue.month, issuedOn: tx.today, calendar: await calendarOf(tx), floorUnitWon };
  const bills: UnnumberedBill[] = [];
  const exceptions: RunException[] = [];
  for (const { contract, month } of well) {
    const { contractId } = contract;
    const different = differences(stillToCharge(approved.get(contractId), contract), linesOf(month.drafts));
    exceptions.push(...different.map((sourceId) => differs(contractId, sourceId)));
    if (different.length > 0) continue;
    const billed = billsOf(contract, month.drafts, common);
    if (isRefusal(billed)) exceptions.push(failed(contractId, billed));
    else bills.push(...billed);
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
