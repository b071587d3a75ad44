import type { RunKind } from '../../contract/processes';
import { orThrow } from '../../domain/refusal';
import { pricesInForce } from '../../database/prices-in-force';
import { planByIndex } from '../../database/plan-by-index';
import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import { unitsOf } from '../../domain/billing/month-lines-of-contract';
import { evidenceCutOff } from '../../domain/calendar/evidence-cut-off';
import { lastDayOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import { compute, type PageTotals } from './compute-page';
import { contractsOfAPage, type ContractRange, type ContractToBill } from './contracts-of-a-page';
import { issuePage } from './issue-page';
import { latestFinalRun } from './latest-runs';
import { dryRunOfPage } from './write-dry-run';

interface PageToDo extends ContractRange {
  readonly runId: string;
  readonly month: Month;
  readonly kind: RunKind;
  /** The day on which late evidence came, where the run is of that. */
  readonly evidenceOn: PlainDate | null;
}

/** Locks a page that is still to do: a second worker at the same page waits, and then finds it done. */
const pageToDo = (tx: Tx, commandId: string, pageNo: number): Promise<PageToDo | undefined> =>
  tx.one<PageToDo>(
    `SELECT r.id AS "runId", r.month, r.kind, r.contract_id AS "onlyContract", r.evidence_on AS "evidenceOn", p.from_contract AS "fromContract", p.before_contract AS "beforeContract"
       FROM billing_run_page p JOIN billing_run r ON r.id = p.run_id
      WHERE r.command_id = $1 AND p.page_no = $2 AND p.done_at IS NULL AND r.status = 'RUNNING' FOR UPDATE OF p`,
    [commandId, pageNo],
  );

const pageIsDone = (tx: Tx, runId: string, pageNo: number, totals: PageTotals): Promise<unknown[]> =>
  tx.query(
    `UPDATE billing_run_page SET contracts = $3, lines = $4, waiting = $5, failed = $6, supply_won = $7, vat_won = $8, partner_supply_won = $9, done_at = $10
      WHERE run_id = $1 AND page_no = $2`,
    [runId, pageNo, totals.contracts, totals.lines, totals.waiting, totals.failed, totals.supplyWon, totals.vatWon, totals.partnerSupplyWon, tx.now],
  );

/**
 * One page of a run in one transaction: read in bulk, priced by pure functions, written in bulk. Safe to run twice, at once, or again after a
 * crash in the middle: a page is done once.
 */
export async function runPage(tx: Tx, commandId: string, pageNo: number): Promise<void> {
  const page = await pageToDo(tx, commandId, pageNo);
  if (!page) return;
  await planByIndex(tx);
  const { runId, month, kind, evidenceOn, onlyContract } = page;
  const units = unitsOf(orThrow(await pricesInForce(tx, lastDayOf(month))));
  const evidenceBy = evidenceOn ?? orThrow(evidenceCutOff(month, await calendarOf(tx)));
  const contracts = contractsOfAPage(tx, { month, evidenceBy, units, late: evidenceOn !== null }, page);
  const some = (piece: readonly ContractToBill[]) => compute(piece, month, units);
  const totals =
    kind === 'ISSUE'
      ? await issuePage(tx, { runId, month, approvedRunId: (await latestFinalRun(tx, month, onlyContract)).id }, contracts, some)
      : await dryRunOfPage(tx, runId, contracts, some);
  await pageIsDone(tx, runId, pageNo, totals);
}
