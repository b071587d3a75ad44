import { inspectionDate } from '../../contract/forms/acceptance';
import type { StepWork } from '../../desk/step-work';
import { faultIfPast } from '../../desk/dates-people-enter';

/** The day on which the customer inspects: acceptance is due by it (S1-059). */
export const prepareAcceptance: StepWork = {
  async completed(tx, { form }) {
    const { inspectionOn } = inspectionDate.parse(form);
    return faultIfPast(tx, inspectionOn, 'inspectionOn') ?? { facts: { inspectionOn } };
  },
};
