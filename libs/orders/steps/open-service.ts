import { opening } from '../../contract/forms/acceptance';
import { orderApplication } from '../../contract/forms/order-application';
import type { Tx } from '../../database/transaction';
import type { StepWork } from '../../desk/step-work';
import { periodEnd } from '../../domain/calendar/period-end';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { faultIfBefore, faultIfInFuture } from '../../desk/dates-people-enter';
import { orderOfRun, type OrderRow } from '../order-row';

/** A commitment ends §160 months after charging starts; 단기 on its stated date, or not at all. */
const termEnd = (order: OrderRow, billingStartOn: PlainDate): PlainDate | null => {
  const { termMonths, endOn } = orderApplication.parse(order.application).product;
  return termMonths > 0 ? periodEnd(billingStartOn, termMonths) : (endOn ?? null);
};

async function openContract(tx: Tx, order: OrderRow, openedOn: PlainDate, billingStartOn: PlainDate): Promise<void> {
  await tx.query(`UPDATE contract SET status = 'ACTIVE', opened_on = $2, billing_start_on = $3, term_end_on = $4 WHERE id = $1`, [
    order.contractId,
    openedOn,
    billingStartOn,
    termEnd(order, billingStartOn),
  ]);
  await tx.query(`UPDATE contract_item SET valid_from = $2 WHERE contract_id = $1`, [order.contractId, billingStartOn]);
  // Agents work at the earliest when there is a service to work with.
  await tx.query(`UPDATE staffing SET valid_from = greatest(coalesce(valid_from, $2), $2) WHERE contract_id = $1`, [order.contractId, openedOn]);
}

/** The service opens: three dates are stored, charging starts on the opening day unless another is named (S1-060, X-35). */
export const openService: StepWork = {
  async completed(tx, { run, form }) {
    const { openedOn, billingStartOn = openedOn } = opening.parse(form);
    const order = await orderOfRun(tx, run.orderId);
    const contract = await tx.one<{ inspectedOn: string | null }>(`SELECT inspected_on AS "inspectedOn" FROM contract WHERE id = $1`, [order.contractId]);
    const fault =
      faultIfInFuture(tx, openedOn, 'openedOn') ?? faultIfBefore(openedOn, contract?.inspectedOn, 'openedOn') ?? faultIfBefore(billingStartOn, openedOn, 'billingStartOn');
    if (fault) return fault;
    await openContract(tx, order, openedOn, billingStartOn);
    return { facts: { openedOn, billingStartOn } };
  },
};
