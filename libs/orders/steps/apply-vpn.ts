import { vpnApplication } from '../../contract/forms/provisioning';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import { orderOfRun } from '../order-row';
import { carriesServiceNumber, vpnApplicationSentence } from '../vpn-application-carries-the-service-number';

/** The VPN application waits for the service number and must quote it (S1-033, S1-034). */
export const applyVpn: StepWork = {
  async opened(tx, { run }) {
    const { serviceNo } = await orderOfRun(tx, run.orderId);
    return serviceNo ? { note: vpnApplicationSentence(serviceNo) } : undefined;
  },
  async completed(tx, { run, form }) {
    const { appliedOn, remark } = vpnApplication.parse(form);
    const { serviceNo } = await orderOfRun(tx, run.orderId);
    if (!serviceNo) throw new Error('a VPN application was opened before the service order');
    if (!carriesServiceNumber(remark, serviceNo))
      return refuse('vpn-application.sentence-missing', { field: 'remark', params: { sentence: vpnApplicationSentence(serviceNo) } });
    return faultIfInFuture(tx, appliedOn, 'appliedOn');
  },
};
