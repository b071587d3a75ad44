import { lateOpeningWarning } from '../../contract/forms/provisioning';
import { faultIfInFuture, faultIfPast } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';

/** The customer is told before the wanted date that it cannot be kept, and may put it off (S1-077). */
export const warnLateOpening: StepWork = {
  async completed(tx, { run, form }) {
    const { warnedOn, newOpenDate } = lateOpeningWarning.parse(form);
    const fault = faultIfInFuture(tx, warnedOn, 'warnedOn') ?? (newOpenDate ? faultIfPast(tx, newOpenDate, 'newOpenDate') : undefined);
    if (fault || !newOpenDate) return fault;
    await tx.query(`UPDATE customer_order SET requested_open_date = $2, version = version + 1 WHERE id = $1`, [run.orderId, newOpenDate]);
    return { facts: { requestedOpenDate: newOpenDate } };
  },
};
