import { billingRequest } from '../../contract/forms/acceptance';
import { latestDocument } from '../../desk/evidence';
import type { StepWork } from '../../desk/step-work';
import { refuse, type Refusal } from '../../domain/refusal';
import { wonText } from '../../domain/money/won-text';
import type { Won } from '../../domain/money/won';
import { jsonText } from '../../database/as-json';
import { faultIfBilled } from '../one-off-is-accepted';
import { faultIfPast } from '../../desk/dates-people-enter';

interface ItemRow {
  readonly amountWon: Won;
  readonly partnerAmountWon: Won;
  readonly acceptedOn: string | null;
}

/** D-05 asks for what was ordered, neither more nor less; another price is a change of the contract. */
const faultOfAmount = (asked: string, ordered: Won, field: string): Refusal | undefined =>
  BigInt(asked) === ordered ? undefined : refuse('billing-request.amount-differs', { field, params: { asked: wonText(BigInt(asked)), ordered: wonText(ordered) } });

/** The billing and settlement request of one item that is delivered once (D-05, S1-063, S1-095); the books charge it in the month of its acceptance. */
export const requestOneOffBilling: StepWork = {
  async completed(tx, at) {
    const { instance } = at;
    const { comment: _, ...request } = billingRequest.parse(at.form);
    const item = await tx.one<ItemRow>(
      `SELECT quantity * unit_price_won AS "amountWon", quantity * partner_unit_price_won AS "partnerAmountWon", accepted_on AS "acceptedOn"
         FROM one_off_item WHERE id = $1 FOR UPDATE`,
      [instance],
    );
    if (!item) throw new Error(`no one-off item ${instance}`);
    const { dueOn } = request.customer;
    const fault =
      faultOfAmount(request.customer.chargeWon, item.amountWon, 'customer.chargeWon') ??
      faultOfAmount(request.partner.amountWon, item.partnerAmountWon, 'partner.amountWon') ??
      (dueOn ? faultIfPast(tx, dueOn, 'customer.dueOn') : undefined);
    if (fault) return fault;
    if (!item.acceptedOn) return refuse('billing-request.not-accepted');
    await tx.query(`UPDATE one_off_item SET billing_request = $2, billing_requested_on = $3, billing_requested_by = $4, billing_request_document_id = $5, billing_requested_for = $6 WHERE id = $1`, [
      instance, jsonText(request), tx.today, tx.actor.id, await latestDocument(tx, at, 'BILLING_REQUEST'), at.actingFor?.personId ?? null,
    ]);
    return undefined;
  },
  stands: (tx, { instance }) => faultIfBilled(tx, instance),
  /** The acceptance was taken back: the item is asked for again. */
  async undone(tx, { instance }) {
    await tx.query(
      `UPDATE one_off_item SET billing_request = NULL, billing_requested_on = NULL, billing_requested_by = NULL, billing_requested_for = NULL, billing_request_document_id = NULL
        WHERE id = $1`,
      [instance],
    );
  },
};
