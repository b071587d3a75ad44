import type { RunKind } from '../../contract/processes';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import type { Facts } from '../../domain/process/step-plan';
import { announceAccruals } from '../settlement/announce-accruals';
import { bookAccruals } from '../settlement/book-accruals';
import { billLateEvidence } from '../supplementary/start-supplementary-bill';
import { latestFinalRun } from './latest-runs';

interface EndedRun {
  readonly id: string;
  readonly month: Month;
  readonly kind: RunKind;
  /** The one contract that it is about, and the day of its late evidence; null for the month's own run. */
  readonly contractId: string | null;
  readonly evidenceOn: PlainDate | null;
  readonly lines: number;
  readonly waiting: number;
  readonly failed: number;
}

/** Locks a run for its end: whoever comes second finds it done. */
const runToEnd = (tx: Tx, commandId: string): Promise<{ id: string; status: string } | undefined> =>
  tx.one(`SELECT id, status FROM billing_run WHERE command_id = $1 FOR UPDATE`, [commandId]);

/** Adds the pages up, once all are done. */
const sumUp = async (tx: Tx, runId: string): Promise<EndedRun | undefined> => {
  const open = await tx.one<{ pages: number }>(`SELECT count(*)::int AS pages FROM billing_run_page WHERE run_id = $1 AND done_at IS NULL`, [runId]);
  if (open && open.pages > 0) throw new Error(`${open.pages} pages of the run ${runId} are not done`);
  return tx.one<EndedRun>(
    `UPDATE billing_run r SET status = 'DONE', ended_at = $2, contracts = s.contracts, lines = s.lines, waiting = s.waiting, failed = s.failed,
       supply_won = s.supply, vat_won = s.vat, total_won = s.supply + s.vat, partner_supply_won = s.partner
     FROM (SELECT coalesce(sum(contracts), 0)::int AS contracts, coalesce(sum(lines), 0)::int AS lines, coalesce(sum(waiting), 0)::int AS waiting, coalesce(sum(failed), 0)::int AS failed,
         coalesce(sum(supply_won), 0)::bigint AS supply, coalesce(sum(vat_won), 0)::bigint AS vat, coalesce(sum(partner_supply_won), 0)::bigint AS partner
       FROM billing_run_page WHERE run_id = $1) AS s
     WHERE r.id = $1 RETURNING r.id, r.month, r.kind, r.contract_id AS "contractId", r.evidence_on AS "evidenceOn", r.lines, r.waiting, r.failed`,
    [runId, tx.now],
  );
};

/**
 * Approved lines that no page of the issue came by: their contract is not due any more. Parked like every other difference. Asked line by line
 * (OFFSET 0 keeps it so): just after the writing no statistics know the rows, and a join would be planned as if there were none.
 */
const parkWhatIsMissing = (tx: Tx, run: EndedRun, finalRunId: string): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO billing_run_exception (run_id, contract_id, kind, source_kind, source_id, reason)
     SELECT $1, l.contract_id, 'DIFFERS', 'LINE', l.source_id, 'not-issued' FROM billing_run_line l
      WHERE l.run_id = $2 AND NOT EXISTS (SELECT FROM bill_line b WHERE b.source_id = l.source_id AND b.source_kind = l.source_kind AND b.accrual_month = $3 OFFSET 0)
     ON CONFLICT DO NOTHING`,
    [run.id, finalRunId, run.month],
  );

const parkWhatWasNotIssued = async (tx: Tx, run: EndedRun): Promise<void> => {
  const final = await latestFinalRun(tx, run.month, run.contractId);
  if (final.lines !== run.lines) await parkWhatIsMissing(tx, run, final.id);
  await tx.query(
    `INSERT INTO problem (id, kind, subject_kind, subject_id, detail, opened_at)
     SELECT $1, 'billing-run.differs', 'MONTH', $2, jsonb_build_object('contracts', jsonb_agg(DISTINCT contract_id)), $4 FROM billing_run_exception
      WHERE run_id = $3 AND kind = 'DIFFERS' HAVING count(*) > 0 ON CONFLICT DO NOTHING`,
    [newId(), run.month, run.id, tx.now],
  );
};

/** What the month's run learns from a computation. */
async function learnt(tx: Tx, desk: Pick<Desk, 'startRun'>, run: EndedRun): Promise<Facts> {
  if (run.kind === 'DRY') return { waitingLines: run.waiting, failedContracts: run.failed };
  if (run.kind === 'FINAL') {
    await announceAccruals(tx, desk, run);
    if (run.contractId === null) await billLateEvidence(tx, desk, run.month);
    return { failedContracts: run.failed, linesToIssue: run.lines };
  }
  await parkWhatWasNotIssued(tx, run);
  await bookAccruals(tx, run.month);
  return {};
}

/** A newer command took the place of this one: nothing is learnt from it, and nobody asks for it again. */
const dropCommand = (tx: Tx, commandId: string): Promise<unknown[]> =>
  tx.query(`INSERT INTO effect_outcome (command_id, status, at) VALUES ($1, 'DROPPED', $2) ON CONFLICT DO NOTHING`, [commandId, tx.now]);

/** Ends the run of a command and gives its result back to the month; a second time changes nothing. */
export async function endRun(tx: Tx, desk: Pick<Desk, 'startRun' | 'giveBack'>, commandId: string): Promise<void> {
  const open = await runToEnd(tx, commandId);
  if (open?.status === 'ABANDONED') await dropCommand(tx, commandId);
  const run = open?.status === 'RUNNING' ? await sumUp(tx, open.id) : undefined;
  if (run) await desk.giveBack(tx, commandId, { facts: await learnt(tx, desk, run), result: { runId: run.id } });
}
