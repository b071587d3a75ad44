import { leasedLineOrder } from '../../contract/forms/provisioning';
import type { StepWork } from '../../desk/step-work';
import { faultIfPast } from '../../desk/dates-people-enter';

/** The planned installation date: the router's order and delivery and the line itself are due by it (S1-049, F-15). */
export const orderLeasedLine: StepWork = {
  async completed(tx, { form }) {
    const { plannedInstallOn } = leasedLineOrder.parse(form);
    return faultIfPast(tx, plannedInstallOn, 'plannedInstallOn') ?? { facts: { plannedInstallOn } };
  },
};
