import { monthlyCloseId } from '../../contract/processes';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { monthOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import type { SupplementaryFacts } from '../../domain/process/month-facts';
import { isRefusal, orThrow, refuse, type Refusal } from '../../domain/refusal';
import { latestFinalRun } from '../billing-run/latest-runs';

type Starting = Pick<Desk, 'startRun'>;

interface Beside {
  readonly month: Month;
  readonly contractId: string;
  /** What makes this bill another than the next of the same contract and month. */
  readonly of: string;
  readonly evidenceOn?: PlainDate;
}

async function start(tx: Tx, desk: Starting, { month, contractId, of, evidenceOn }: Beside): Promise<{ runId: string } | Refusal> {
  const contract = await tx.one<{ customerId: string }>(`SELECT customer_id AS "customerId" FROM contract WHERE id = $1`, [contractId]);
  if (!contract) return refuse('contract.not-found');
  const facts: SupplementaryFacts = { accrualMonth: month, writeMonth: evidenceOn ? monthOf(evidenceOn) : month, ...(evidenceOn ? { evidenceOn } : {}) };
  return desk.startRun(tx, {
    planKey: 'supplementary-bill',
    workflowId: monthlyCloseId(month),
    subjectKind: 'CONTRACT_MONTH',
    subjectId: `${contractId}/${month}/${of}`,
    contractId,
    customerId: contract.customerId,
    accrualMonth: month,
    facts: { ...facts },
  });
}

interface LateSource {
  readonly contractId: string;
  readonly sourceId: string;
  readonly evidenceOn: PlainDate;
}

/** What the final run had to leave waiting or did not know, and what proves it now. */
const lateSources = (tx: Tx, finalRunId: string, month: Month, contractId: string | null): Promise<LateSource[]> =>
  tx.query(
    `WITH late AS (
       SELECT e.contract_id, e.source_id, a.submitted_on AS evidence_on FROM billing_run_exception e JOIN staffing s ON s.id = e.source_id
         JOIN attendance_sheet a ON a.contract_id = s.contract_id AND a.partner_id = s.partner_id AND a.accrual_month = $2
        WHERE e.run_id = $1 AND e.kind = 'WAITS'
       UNION SELECT o.contract_id, o.id, o.billing_requested_on FROM one_off_item o
        WHERE o.accepted_on >= ($2 || '-01')::date AND o.accepted_on < ($2 || '-01')::date + interval '1 month' AND o.billing_requested_on IS NOT NULL
          AND NOT EXISTS (SELECT FROM billing_run_line l WHERE l.run_id = $1 AND l.contract_id = o.contract_id AND l.source_id = o.id))
     SELECT contract_id AS "contractId", source_id AS "sourceId", evidence_on AS "evidenceOn" FROM late
      WHERE ($3::uuid IS NULL OR contract_id = $3) AND NOT EXISTS (SELECT FROM bill_line b WHERE b.source_id = late.source_id AND b.accrual_month = $2 AND b.reverses_bill_id IS NULL)
      ORDER BY contract_id, source_id`,
    [finalRunId, month, contractId],
  );

/** Evidence that came after the cut-off: its line follows as an ad-hoc bill. Told twice, it is one bill. */
export async function billLateEvidence(tx: Tx, desk: Starting, month: Month, contractId: string | null = null): Promise<void> {
  const { id } = await latestFinalRun(tx, month);
  for (const late of await lateSources(tx, id, month, contractId)) orThrow(await start(tx, desk, { month, contractId: late.contractId, of: `late/${late.sourceId}`, evidenceOn: late.evidenceOn }));
}

/** A contract that the month's run left out by name is put right and billed with a run of its own. */
export async function billAgain(tx: Tx, desk: Starting, month: Month, contractId: string): Promise<{ readonly month: Month } | Refusal> {
  const closed = await tx.one(`SELECT 1 FROM run WHERE plan_key = 'monthly-close' AND subject_id = $1 AND state -> 'passed' ? 'issue'`, [month]);
  if (!closed) return refuse('month.not-issued', { params: { month } });
  const before = await tx.one<{ runs: number; open: boolean }>(
    `SELECT count(*)::int AS runs, coalesce(bool_or(ended IS NULL), false) AS open FROM run WHERE plan_key = 'supplementary-bill' AND contract_id = $1 AND accrual_month = $2 AND subject_id LIKE '%/again/%'`,
    [contractId, month],
  );
  if (before?.open) return refuse('month.computed-again-already');
  const started = await start(tx, desk, { month, contractId, of: `again/${(before?.runs ?? 0) + 1}` });
  return isRefusal(started) ? started : { month };
}
