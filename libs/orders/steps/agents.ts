import { agentRoster, agentTraining, businessTraining } from '../../contract/forms/provisioning';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { faultIfBefore, faultIfInFuture } from '../../desk/dates-people-enter';
import { acceptItems, faultIfAnyIsBilled, withdrawAcceptance } from '../one-off-is-accepted';
import { agentsBeginOn } from '../staffing-starts';

/** The roster names as many agents as were ordered (S1-054). */
export const hireAgents: StepWork = {
  async completed(tx, { run, form }) {
    const { agents } = agentRoster.parse(form);
    const staffed = await tx.one<{ agents: number }>(`SELECT s.agents FROM staffing s JOIN contract c ON c.id = s.contract_id WHERE c.order_id = $1`, [run.orderId]);
    const ordered = staffed?.agents ?? 0;
    return agents.length < ordered ? refuse('staffing.roster-too-short', { field: 'agents', params: { ordered, named: agents.length } }) : undefined;
  },
};

/** CS training; the day the agents begin to work where no business training follows (S1-054). */
export const trainAgents: StepWork = {
  async completed(tx, { run, form }) {
    const { trainedOn, workStartsOn } = agentTraining.parse(form);
    const fault = faultIfInFuture(tx, trainedOn, 'trainedOn') ?? (workStartsOn ? faultIfBefore(workStartsOn, trainedOn, 'workStartsOn') : undefined);
    if (fault) return fault;
    if (workStartsOn) await agentsBeginOn(tx, run.orderId, workStartsOn);
    return undefined;
  },
};

/** Business training is accepted by its certificate, on the certificate's date (S1-062, X-92). */
export const trainAgentsBusiness: StepWork = {
  async completed(tx, { run, form }) {
    const { completedOn, workStartsOn } = businessTraining.parse(form);
    const fault = faultIfInFuture(tx, completedOn, 'completedOn') ?? (workStartsOn ? faultIfBefore(workStartsOn, completedOn, 'workStartsOn') : undefined);
    if (fault) return fault;
    await acceptItems(tx, run.orderId, ['BUSINESS_TRAINING'], completedOn);
    if (workStartsOn) await agentsBeginOn(tx, run.orderId, workStartsOn);
    return undefined;
  },
  stands: (tx, { run }) => faultIfAnyIsBilled(tx, run.orderId, ['BUSINESS_TRAINING']),
  undone: (tx, { run }) => withdrawAcceptance(tx, run.orderId, ['BUSINESS_TRAINING']),
};
