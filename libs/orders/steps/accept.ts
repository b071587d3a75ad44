import { acceptance } from '../../contract/forms/acceptance';
import type { StepWork } from '../../desk/step-work';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import { recordingIsWanted } from '../../domain/process/recording-is-wanted';
import type { Facts } from '../../domain/process/step-plan';
import { refuse, type Refusal } from '../../domain/refusal';
import { acceptItems, faultIfAnyIsBilled, withdrawAcceptance } from '../one-off-is-accepted';

const withTheService = ['DEVICE', 'BUILD_HARDWARE', 'FLOOR_SPACE', 'SCENARIO_RECORDING'] as const;

/** What the customer wants recorded once more is neither priced nor done: they accept when it is. */
const faultIfRecordingIsWanted = (facts: Facts): Refusal | undefined => (recordingIsWanted(facts) ? refuse('acceptance.recording-is-wanted') : undefined);

/** The customer accepts the service (검수): hardware, devices, floor space and recordings at cost are accepted with it (S1-059, X-92). */
export const acceptService: StepWork = {
  async completed(tx, { run, form, facts }) {
    const { acceptedOn } = acceptance.parse(form);
    const fault = faultIfRecordingIsWanted(facts) ?? faultIfInFuture(tx, acceptedOn, 'acceptedOn');
    if (fault) return fault;
    await acceptItems(tx, run.orderId, withTheService, acceptedOn);
    await tx.query(`UPDATE contract SET inspected_on = $2 WHERE order_id = $1`, [run.orderId, acceptedOn]);
    return { facts: { acceptedOn } };
  },
  stands: (tx, { run }) => faultIfAnyIsBilled(tx, run.orderId, withTheService),
  async undone(tx, { run }) {
    await withdrawAcceptance(tx, run.orderId, withTheService);
    await tx.query(`UPDATE contract SET inspected_on = NULL WHERE order_id = $1`, [run.orderId]);
  },
};

/** The agent application and what was developed for it (S1-059, X-92). */
export const acceptAgentApp: StepWork = {
  async completed(tx, { run, form, facts }) {
    const { acceptedOn } = acceptance.parse(form);
    const fault = faultIfRecordingIsWanted(facts) ?? faultIfInFuture(tx, acceptedOn, 'acceptedOn');
    if (fault) return fault;
    await acceptItems(tx, run.orderId, ['DEVELOPMENT'], acceptedOn);
    return undefined;
  },
  stands: (tx, { run }) => faultIfAnyIsBilled(tx, run.orderId, ['DEVELOPMENT']),
  undone: (tx, { run }) => withdrawAcceptance(tx, run.orderId, ['DEVELOPMENT']),
};
