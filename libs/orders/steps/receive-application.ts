import { orderApplication } from '../../contract/forms/order-application';
import type { StepWork } from '../../desk/step-work';
import { writeAudit } from '../../desk/audit';
import { contractOfOrder } from '../contract-of-order';
import { updateCustomer } from '../customer-by-business-number';
import { orderOfRun } from '../order-row';

/** Receipt (접수): the application becomes a contract record with its number and items, and the newest word about its customer. */
export const receiveApplication: StepWork = {
  async completed(tx, { run }) {
    const order = await orderOfRun(tx, run.orderId);
    const application = orderApplication.parse(order.application);
    const before = await updateCustomer(tx, order.customerId, application);
    await writeAudit(tx, 'customer.updated', { kind: 'CUSTOMER', id: order.customerId }, before, { customer: application.customer, payer: application.payer });
    await contractOfOrder(tx, order, application);
  },
};
