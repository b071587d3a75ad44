import { tellRole } from '../../desk/notices';
import type { StepWork } from '../../desk/step-work';
import { orderOfRun } from '../order-row';

/** The settlement team hears that the service was accepted; the certificate lies with the order (S1-061). */
export const notifySettlement: StepWork = {
  async completed(tx, { run, round }) {
    const { id, orderNo } = await orderOfRun(tx, run.orderId);
    await tellRole(tx, 'SETTLEMENT_TEAM', { kind: 'service-accepted', subjectId: `${id}/${round}`, detail: { orderNo } });
  },
};
