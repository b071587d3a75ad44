import { binaryArray } from '../../database/binary-array';
import { newId } from '../../database/ids';
import { insertRows } from '../../database/insert-rows';
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
import { addTotals, linesOf, totalsOf, wellComputed, type Compute, type ComputedContract, type LineOfBill, type PageTotals } from './compute-page';
import type { ContractToBill, Pieces } from './contracts-of-a-page';
import { prepareBills, writePrepared, type PreparedBills, type UnnumberedBill } from './write-bills';
import { rowsOf } from './rows-of';
import { exceptionColumns, exceptionsOf, failed, type RunException } from './write-exceptions';

interface Issue {
  readonly runId: string;
  readonly month: Month;
  /** The final run that was approved. */
  readonly approvedRunId: string;
}

interface Ready {
  readonly bills: readonly UnnumberedBill[];
  readonly exceptions: readonly RunException[];
  readonly billed: readonly ComputedContract[];
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
       supply_won AS "supplyWon", vat_won AS "vatWon" FROM ${rowsOf('billing_run_line', 'run_id = $2 AND found.contract_id = wanted.id')}`,
    [binaryArray('uuid', contractIds), runId],
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

const comparedWith = ({ billKind, line: { sourceKind, sourceId, quantity, unitPriceWon, supplyWon, vatWon } }: LineOfBill): ComparedLine => ({
  billKind,
  sourceKind,
  sourceId,
  quantity,
  unitPriceWon,
  supplyWon,
  vatWon,
});

/** What was approved and is not charged yet: an issue that comes again looks at the rest alone. */
const stillToCharge = (lines: readonly ComparedLine[] | undefined, { charged }: ContractToBill): readonly ComparedLine[] => (lines ?? []).filter((line) => !charged.has(line.sourceId));

const differs = (contractId: string, sourceId: string): RunException => ({ contractId, kind: 'DIFFERS', sourceKind: 'LINE', sourceId, reason: 'run-differs-from-dry-run' });

/** A contract whose run is not what was approved is parked with the sources that differ, one that cannot be dated by name; all the others are billed. */
async function readyBills(tx: Tx, issue: Issue, computed: readonly ComputedContract[]): Promise<Ready> {
  const well = wellComputed(computed);
  const approved = await approvedLines(tx, issue.approvedRunId, well.map(({ contract }) => contract.contractId));
  const { billFloorUnitWon: floorUnitWon } = orThrow(await parametersOn(tx, tx.today));
  const common = { accrualMonth: issue.month, issuedOn: tx.today, calendar: await calendarOf(tx), floorUnitWon };
  const ready = { bills: [] as UnnumberedBill[], exceptions: [...exceptionsOf(computed)], billed: [] as ComputedContract[] };
  for (const { contract, month } of well) {
    const { contractId } = contract;
    const different = differences(stillToCharge(approved.get(contractId), contract), linesOf(month.drafts).map(comparedWith));
    ready.exceptions.push(...different.map((sourceId) => differs(contractId, sourceId)));
    if (different.length > 0) continue;
    const bills = billsOf(contract, month.drafts, common);
    if (isRefusal(bills)) ready.exceptions.push(failed(contractId, bills));
    else {
      ready.bills.push(...bills);
      ready.billed.push({ contract, month });
    }
  }
  return ready;
}

/** Contracts that were left out by name count as such, and with nothing else. */
const totalsOfIssue = (contracts: number, billed: PageTotals): PageTotals => ({ ...billed, contracts, failed: contracts - billed.contracts });

/**
 * Issues the bills of a page: recomputed by the same function as the dry run, held to its lines, numbered without gaps, posted.
 * Contracts that failed or differ are left out by name.
 */
export async function issuePage(tx: Tx, issue: Issue, contracts: Pieces, compute: Compute): Promise<PageTotals> {
  const prepared: PreparedBills[] = [];
  const totals: PageTotals[] = [];
  for await (const piece of contracts) {
    const ready = await readyBills(tx, issue, compute(piece));
    await insertRows(tx, 'billing_run_exception', exceptionColumns(issue.runId), ready.exceptions);
    prepared.push(prepareBills(ready.bills));
    totals.push(totalsOfIssue(piece.length, totalsOf(ready.billed)));
  }
  // Everything is computed and put into bytes: the row of numbers is held for the writing alone.
  const numbers = await takeNumbers(tx, 'BILL', prepared.reduce((sum, { count }) => sum + count, 0));
  await writePrepared(tx, prepared, numbers);
  return addTotals(totals);
}
