import type { RunKind } from '../../contract/processes';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { firstDayOf, lastDayOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import { dueContracts } from './due-contracts';

/** How many contracts one transaction takes: a killed worker costs at most these. */
const contractsPerPage = 10_000;

export interface BegunRun {
  readonly pages: number;
}

interface RunRow {
  readonly id: string;
  readonly status: string;
}

const pagesOf = async (tx: Tx, runId: string): Promise<BegunRun> => {
  const row = await tx.one<{ pages: number }>(`SELECT count(*)::int AS pages FROM billing_run_page WHERE run_id = $1`, [runId]);
  return { pages: row?.pages ?? 0 };
};

/** The one contract that a command is about, where it is not the month's own. */
interface Scope {
  readonly contractId: string;
  readonly evidenceOn: PlainDate | null;
}

const scopeOf = (tx: Tx, commandId: string): Promise<Scope | undefined> =>
  tx.one<Scope>(
    `SELECT r.contract_id AS "contractId", r.state -> 'facts' ->> 'evidenceOn' AS "evidenceOn" FROM effect e JOIN run r ON r.id = e.run_id WHERE e.command_id = $1 AND r.plan_key = 'supplementary-bill'`,
    [commandId],
  );

const planOnePage = (tx: Tx, runId: string, { contractId }: Scope): Promise<unknown[]> =>
  tx.query(`INSERT INTO billing_run_page (run_id, page_no, from_contract) VALUES ($1, 0, $2)`, [runId, contractId]);

/** The contracts that are due, in primary-key order, cut into pages. */
const planPages = (tx: Tx, runId: string, month: Month, perPage: number): Promise<unknown[]> =>
  tx.query(
    `WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM (${dueContracts()}) AS due)
     INSERT INTO billing_run_page (run_id, page_no, from_contract, before_contract)
     SELECT $3, (n / $4::int)::int, id, lead(id) OVER (ORDER BY id) FROM numbered WHERE n % $4::int = 0`,
    [firstDayOf(month), lastDayOf(month), runId, perPage],
  );

/** A computation that a newer command makes useless is given up; an issue never is: its bills exist. */
const abandonOlder = (tx: Tx, month: Month, commandId: string, contractId: string | null): Promise<unknown[]> =>
  tx.query(
    `UPDATE billing_run SET status = 'ABANDONED', ended_at = $3
      WHERE month = $1 AND status = 'RUNNING' AND command_id <> $2 AND kind <> 'ISSUE' AND contract_id IS NOT DISTINCT FROM $4::uuid`,
    [month, commandId, tx.now, contractId],
  );

/** Begins the run of a command: asked twice, eight times at once or after a crash, it is the same run with the same pages. */
export async function beginRun(tx: Tx, commandId: string, month: Month, kind: RunKind, perPage = contractsPerPage): Promise<BegunRun> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('billing-run'), hashtext($1))`, [month]);
  const known = await tx.one<RunRow>(`SELECT id, status FROM billing_run WHERE command_id = $1`, [commandId]);
  if (known) return pagesOf(tx, known.id);
  const scope = await scopeOf(tx, commandId);
  const contractId = scope?.contractId ?? null;
  await abandonOlder(tx, month, commandId, contractId);
  const id = newId();
  await tx.query(
    `INSERT INTO billing_run (id, month, run_no, kind, status, command_id, started_at, contract_id, evidence_on)
     VALUES ($1, $2, (SELECT coalesce(max(run_no), 0) + 1 FROM billing_run WHERE month = $2), $3, 'RUNNING', $4, $5, $6, $7)`,
    [id, month, kind, commandId, tx.now, contractId, scope?.evidenceOn ?? null],
  );
  await (scope ? planOnePage(tx, id, scope) : planPages(tx, id, month, perPage));
  return pagesOf(tx, id);
}
