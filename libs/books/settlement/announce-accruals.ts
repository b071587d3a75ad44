import { orThrow } from '../../domain/refusal';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { monthOf, type Month, type PlainDate } from '../../domain/calendar/plain-date';
import type { PartnerMonthFacts } from '../../domain/process/month-facts';
import { isPartnerRole } from '../../domain/process/roles';
import { partnerSettlementId } from '../../contract/processes';
import { payDateFor } from './approve-settlement';
import { withdrawn } from './work-withdrawn';

interface PartnerToTell {
  readonly partnerId: string;
  readonly role: string;
  readonly openRunId: string | null;
  readonly runsBefore: number;
}

/** Lines that nobody has booked or sent to the bank: what the final run finds of them holds. */
const stillOpen = (accrual: string): string => `(${accrual}.status = 'CONFIRMED' OR ${accrual}.hold_reason = '${withdrawn}') AND ${accrual}.booked_at IS NULL`;

/** Accepted work with evidence, as the final run found it; amounts that are booked or on their way to the bank stay as they are. */
const keepAccruals = (tx: Tx, runId: string, month: Month): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status)
     SELECT gen_random_uuid(), partner_id, contract_id, source_kind, source_id, $2, item, quantity, unit_price_won, supply_won, vat_won, lineage, 'CONFIRMED'
       FROM billing_run_accrual WHERE run_id = $1
     ON CONFLICT (source_id, accrual_month, source_kind, accrual_no, partner_id) DO UPDATE
       SET quantity = excluded.quantity, unit_price_won = excluded.unit_price_won, supply_won = excluded.supply_won, vat_won = excluded.vat_won, lineage = excluded.lineage,
           status = 'CONFIRMED', hold_reason = NULL, held_by = NULL, run_id = CASE WHEN partner_accrual.status = 'HELD' THEN NULL ELSE partner_accrual.run_id END
     WHERE ${stillOpen('partner_accrual')}`,
    [runId, month],
  );

/** An amount that changed meets the invoice that came before it once more. */
export const matchAgain = (tx: Tx, month: Month): Promise<unknown[]> =>
  tx.query(
    `UPDATE partner_accrual a SET invoice_match = CASE WHEN i.supply_won = a.supply_won AND i.vat_won = a.vat_won THEN 'MATCHED' ELSE 'DIFFERENT' END
       FROM (SELECT DISTINCT ON (l.accrual_id) l.* FROM partner_invoice_line l JOIN partner_invoice p ON p.id = l.invoice_id WHERE p.accrual_month = $1 ORDER BY l.accrual_id, p.round DESC) i
      WHERE i.accrual_id = a.id AND a.invoice_match <> 'MISSING' AND a.accrual_month = $1 AND ${stillOpen('a')}`,
    [month],
  );

/**
 * By the whole primary key of what a run found, row by row (OFFSET 0 keeps it so): statistics know the runs of before, and a join would be planned as
 * if the new one had found nothing.
 */
const sameSource = `n.contract_id = a.contract_id AND n.source_kind = a.source_kind AND n.source_id = a.source_id AND n.partner_id = a.partner_id OFFSET 0`;

/** Work that neither the final run nor a run of its own finds any more was taken back before anybody was paid for it. */
const isGone = `a.accrual_month = $2 AND ${stillOpen('a')}
  AND NOT EXISTS (SELECT FROM billing_run_accrual n WHERE n.run_id = $1 AND ${sameSource})
  AND NOT EXISTS (SELECT FROM billing_run r JOIN billing_run_accrual n ON n.run_id = r.id WHERE r.contract_id = a.contract_id AND r.month = $2 AND ${sameSource})`;

/** Nobody earns it; where the partner has invoiced it already, its line is held until the work is there again. */
async function takeBackWhatIsGone(tx: Tx, runId: string, month: Month): Promise<void> {
  await tx.query(`DELETE FROM partner_accrual a WHERE ${isGone} AND NOT EXISTS (SELECT FROM partner_invoice_line i WHERE i.accrual_id = a.id OFFSET 0)`, [runId, month]);
  await tx.query(`UPDATE partner_accrual a SET status = 'HELD', hold_reason = '${withdrawn}', held_by = $3 WHERE ${isGone}`, [runId, month, tx.actor.id]);
}

const partnersToTell = (tx: Tx, month: Month): Promise<PartnerToTell[]> =>
  tx.query(
    `SELECT a.partner_id AS "partnerId", (SELECT t.role FROM team t WHERE t.organisation_id = a.partner_id AND t.role LIKE 'PARTNER%' ORDER BY t.role LIMIT 1) AS role,
       (SELECT r.id FROM run r WHERE r.plan_key = 'partner-month' AND r.partner_id = a.partner_id AND r.accrual_month = $1 AND r.ended IS NULL) AS "openRunId",
       (SELECT count(*)::int FROM run r WHERE r.plan_key = 'partner-month' AND r.partner_id = a.partner_id AND r.accrual_month = $1) AS "runsBefore"
     FROM partner_accrual a WHERE a.accrual_month = $1 AND a.run_id IS NULL GROUP BY a.partner_id ORDER BY a.partner_id`,
    [month],
  );

async function settlementRun(tx: Tx, desk: Pick<Desk, 'startRun'>, { month, evidenceOn }: ToTell, { partnerId, role, runsBefore }: PartnerToTell): Promise<string> {
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

/** Of which month partners are told, and the day of what came after its cut-off. */
interface ToTell {
  readonly month: Month;
  readonly evidenceOn: PlainDate | null;
}

/** The final run of a month, or of one contract beside it. */
interface Announced extends ToTell {
  readonly id: string;
  readonly contractId: string | null;
}

/** Lines that no settlement carries yet go to the partner's open one, or to a new one: it finds one task, to invoice them. */
export async function tellPartners(tx: Tx, desk: Pick<Desk, 'startRun'>, told: ToTell): Promise<void> {
  for (const partner of await partnersToTell(tx, told.month)) {
    const settlement = partner.openRunId ?? (await settlementRun(tx, desk, told, partner));
    await tx.query(`UPDATE partner_accrual SET run_id = $3 WHERE partner_id = $1 AND accrual_month = $2 AND run_id IS NULL`, [partner.partnerId, told.month, settlement]);
  }
}

/**
 * Announces the accruals of a month to the partners, with the run at the cut-off: each partner finds one task, to submit its tax invoice
 * . Run again, it tells only of what is new.
 */
export async function announceAccruals(tx: Tx, desk: Pick<Desk, 'startRun'>, run: Announced): Promise<void> {
  const { id, month } = run;
  await keepAccruals(tx, id, month);
  await matchAgain(tx, month);
  if (run.contractId === null) await takeBackWhatIsGone(tx, id, month);
  await tellPartners(tx, desk, run);
}
