import { orThrow } from '../../domain/refusal';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { monthOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import type { PartnerMonthFacts } from '../../domain/process/month-facts';
import { isPartnerRole } from '../../domain/process/roles';
import { partnerSettlementId } from '../../contract/processes';
import { payDateFor } from './approve-settlement';

interface PartnerToTell {
  readonly partnerId: string;
  readonly role: string;
  readonly openRunId: string | null;
  readonly runsBefore: number;
}

/** Accepted work with evidence, as the final run found it; amounts that are booked or on their way to the bank stay as they are. */
const keepAccruals = (tx: Tx, runId: string, month: Month): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status)
     SELECT gen_random_uuid(), partner_id, contract_id, source_kind, source_id, $2, item, quantity, unit_price_won, supply_won, vat_won, lineage, 'CONFIRMED'
       FROM billing_run_accrual WHERE run_id = $1
     ON CONFLICT (source_id, accrual_month, source_kind) DO UPDATE
       SET quantity = excluded.quantity, unit_price_won = excluded.unit_price_won, supply_won = excluded.supply_won, vat_won = excluded.vat_won, lineage = excluded.lineage,
         invoice_match = CASE WHEN partner_accrual.supply_won = excluded.supply_won OR partner_accrual.invoice_match IS NULL THEN partner_accrual.invoice_match ELSE 'DIFFERENT' END
     WHERE partner_accrual.status = 'CONFIRMED' AND partner_accrual.booked_at IS NULL`,
    [runId, month],
  );

/** Work that the final run does not find any more was taken back before anybody was paid for it. */
const dropWhatIsGone = (tx: Tx, runId: string, month: Month): Promise<unknown[]> =>
  tx.query(
    `DELETE FROM partner_accrual a WHERE a.accrual_month = $2 AND a.status = 'CONFIRMED' AND a.booked_at IS NULL
        AND NOT EXISTS (SELECT FROM billing_run_accrual n WHERE n.run_id = $1 AND n.source_id = a.source_id AND n.source_kind = a.source_kind)
        AND NOT EXISTS (SELECT FROM partner_invoice_line i WHERE i.accrual_id = a.id)`,
    [runId, month],
  );

const partnersToTell = (tx: Tx, month: Month): Promise<PartnerToTell[]> =>
  tx.query(
    `SELECT a.partner_id AS "partnerId", (SELECT t.role FROM team t WHERE t.organisation_id = a.partner_id AND t.role LIKE 'PARTNER%' ORDER BY t.role LIMIT 1) AS role,
       (SELECT r.id FROM run r WHERE r.plan_key = 'partner-month' AND r.partner_id = a.partner_id AND r.accrual_month = $1 AND r.ended IS NULL) AS "openRunId",
       (SELECT count(*)::int FROM run r WHERE r.plan_key = 'partner-month' AND r.partner_id = a.partner_id AND r.accrual_month = $1) AS "runsBefore"
     FROM partner_accrual a WHERE a.accrual_month = $1 AND a.run_id IS NULL GROUP BY a.partner_id ORDER BY a.partner_id`,
    [month],
  );

async function settlementRun(tx: Tx, desk: Pick<Desk, 'startRun'>, { month, evidenceOn }: Announced, { partnerId, role, runsBefore }: PartnerToTell): Promise<string> {
  if (!isPartnerRole(role)) throw new Error(`partner ${partnerId} has no team that could invoice`);
  const facts: PartnerMonthFacts = { accrualMonth: month, payOn: orThrow(await payDateFor(tx, month)), invoiceMonth: evidenceOn ? monthOf(evidenceOn) : month, partnerRole: role };
  const run = orThrow(
    await desk.startRun(tx, {
      planKey: 'partner-month',
      workflowId: partnerSettlementId(month),
      subjectKind: 'PARTNER_MONTH',
      subjectId: runsBefore === 0 ? `${partnerId}/${month}` : `${partnerId}/${month}/${runsBefore + 1}`,
      partnerId,
      accrualMonth: month,
      facts: { ...facts },
    }),
  );
  return run.runId;
}

/** The final run of a month, or of one contract beside it. */
interface Announced {
  readonly id: string;
  readonly month: Month;
  readonly contractId: string | null;
  readonly evidenceOn: PlainDate | null;
}

/**
 * Announces the accruals of a month to the partners, with the run at the cut-off: each partner finds one task, to submit its tax invoice
 * . Run again, it tells only of what is new.
 */
export async function announceAccruals(tx: Tx, desk: Pick<Desk, 'startRun'>, run: Announced): Promise<void> {
  const { id, month } = run;
  await keepAccruals(tx, id, month);
  if (run.contractId === null) await dropWhatIsGone(tx, id, month);
  for (const partner of await partnersToTell(tx, month)) {
    const settlement = partner.openRunId ?? (await settlementRun(tx, desk, run, partner));
    await tx.query(`UPDATE partner_accrual SET run_id = $3 WHERE partner_id = $1 AND accrual_month = $2 AND run_id IS NULL`, [partner.partnerId, month, settlement]);
  }
}
