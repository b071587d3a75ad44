import type { Tx } from '../../database/transaction';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';

/** A line that an issued month left out because its evidence had not come: an ad-hoc bill follows. */
export interface LineToCome {
  readonly month: Month;
  readonly sourceId: string;
  readonly reason: string;
  /** The day on which the evidence came; null while it is missing. */
  readonly evidenceOn: PlainDate | null;
}

/** What is still to be billed of a contract beside its months, oldest first; nothing for those who may not look into a run. */
export const linesToCome = (tx: Tx, contractId: string): Promise<LineToCome[]> =>
  tx.query(
    `SELECT DISTINCT ON (b.month, e.source_id) b.month, e.source_id AS "sourceId", e.reason, s.state #>> '{facts,evidenceOn}' AS "evidenceOn"
       FROM run m JOIN billing_run b ON b.month = m.subject_id AND b.kind = 'FINAL' AND b.contract_id IS NULL
         JOIN billing_run_exception e ON e.run_id = b.id AND e.contract_id = $1 AND e.kind = 'WAITS'
         LEFT JOIN run s ON s.plan_key = 'supplementary-bill' AND s.subject_id = e.contract_id || '/' || b.month || '/late/' || e.source_id
      WHERE m.plan_key = 'monthly-close' AND m.state -> 'passed' ? 'issue'
        AND NOT EXISTS (SELECT FROM bill_line l WHERE l.source_id = e.source_id AND l.accrual_month = b.month AND l.reverses_bill_id IS NULL)
      ORDER BY b.month, e.source_id, b.id DESC`,
    [contractId],
  );
