import { agentAppSetUp } from '../../contract/forms/provisioning';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { orderOfRun } from '../order-row';

/** The agent app is set up as the plan that was ordered and is charged (S1-010, S1-017). */
export const setUpAgentApp: StepWork = {
  async completed(tx, { run, form }) {
    const { plan } = agentAppSetUp.parse(form);
    const ordered = (await orderOfRun(tx, run.orderId)).application.product.agentApp?.plan;
    return plan === ordered ? undefined : refuse('agent-app.another-plan', { field: 'plan', params: { ordered: ordered ?? '' } });
  },
};
