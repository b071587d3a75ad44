import { vpnLineOpening } from '../../contract/forms/provisioning';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { orderOfRun } from '../order-row';

/** The line opens together with its router where that is rented (S1-048). */
export const openVpnLine: StepWork = {
  async completed(tx, { run, form }) {
    const { openedOn, routerSerial } = vpnLineOpening.parse(form);
    const { access } = (await orderOfRun(tx, run.orderId)).application;
    if (access.kind === 'VPN' && access.routerFromKt && !routerSerial) return refuse('vpn-line.router-serial-missing', { field: 'routerSerial' });
    return faultIfInFuture(tx, openedOn, 'openedOn');
  },
};
