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
