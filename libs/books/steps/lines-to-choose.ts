import type { Tx } from '../../database/transaction';
import type { ChosenAt, FormChoice } from '../../desk/step-work';
import { isEarned } from '../settlement/work-withdrawn';

const linesOf = (tx: Tx, { runId }: ChosenAt, statuses: readonly string[], proposed = `'{}'::json`): Promise<FormChoice[]> =>
  tx.query<FormChoice>(
    `SELECT a.id, a.item, NULL AS description, o.order_no AS "orderNo", o.customer_name AS "customerName", a.quantity, a.supply_won AS "supplyWon", a.invoice_match AS "invoiceMatch", a.hold_reason AS "holdReason", ${proposed} AS proposed
       FROM partner_accrual a LEFT JOIN customer_order o ON o.contract_id = a.contract_id WHERE a.run_id = $1 AND a.status = ANY ($2) AND a.${isEarned} ORDER BY a.id`,
    [runId, statuses],
  );

const unpaid = ['CONFIRMED', 'HELD'];

/** The unpaid lines of a partner's settlement, each with the amounts that its invoice is to name. */
export const linesToInvoice = (tx: Tx, at: ChosenAt): Promise<FormChoice[]> => linesOf(tx, at, unpaid, `json_build_object('supplyWon', a.supply_won::text, 'vatWon', a.vat_won::text)`);

/** The unpaid lines, any of which may be held. */
export const linesToHold = (tx: Tx, at: ChosenAt): Promise<FormChoice[]> => linesOf(tx, at, unpaid);

/** The lines that are held, to be released. */
export const linesToRelease = (tx: Tx, at: ChosenAt): Promise<FormChoice[]> => linesOf(tx, at, ['HELD']);

/** What is billed of a contract beside its month's run, with what each line comes to, of its newest final run. */
export const linesToApprove = (tx: Tx, { runId }: ChosenAt): Promise<FormChoice[]> =>
  tx.query<FormChoice>(
    `SELECT l.source_id AS id, l.item, NULL AS description, o.order_no AS "orderNo", k.name AS "customerName", l.quantity, l.supply_won AS "supplyWon", NULL AS "invoiceMatch", NULL AS "holdReason",
       json_build_object('supplyWon', l.supply_won::text, 'vatWon', l.vat_won::text) AS proposed
     FROM run r JOIN LATERAL (SELECT b.id FROM billing_run b WHERE b.month = r.accrual_month AND b.contract_id = r.contract_id AND b.kind = 'FINAL' AND b.status = 'DONE' ORDER BY b.run_no DESC LIMIT 1) f ON true
       JOIN billing_run_line l ON l.run_id = f.id JOIN contract c ON c.id = l.contract_id JOIN customer k ON k.id = c.customer_id LEFT JOIN customer_order o ON o.id = c.order_id
     WHERE r.id = $1 ORDER BY l.source_kind, l.source_id`,
    [runId],
  );
