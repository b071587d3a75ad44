import { delivery } from '../../contract/forms/provisioning';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';
import type { OneOffFact } from '../../domain/process/order-facts';
import { refuse } from '../../domain/refusal';

/** A delivery certificate (D-06) lists, line by line, at least as many pieces as were ordered (S1-009, S1-051, S1-096). */
const delivers = (kind: OneOffFact['kind']): StepWork => ({
  async completed(tx, { run, form }) {
    const { deliveredOn, lines } = delivery.parse(form);
    const fault = faultIfInFuture(tx, deliveredOn, 'deliveredOn');
    if (fault) return fault;
    const ordered = (await tx.one<{ pieces: number }>(`SELECT coalesce(sum(quantity), 0)::int AS pieces FROM one_off_item WHERE order_id = $1 AND kind = $2 AND replaced_on IS NULL`, [run.orderId, kind]))?.pieces ?? 0;
    const delivered = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    return delivered < ordered ? refuse('delivery.incomplete', { field: 'lines', params: { delivered, ordered } }) : undefined;
  },
});

export const deliverDevices = delivers('DEVICE');
export const deliverBuildHardware = delivers('BUILD_HARDWARE');
