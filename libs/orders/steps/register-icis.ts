import { icisRegistration, numberAssignment } from '../../contract/forms/provisioning';
import type { Tx } from '../../database/transaction';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';

const digits = (number: string): string => number.replaceAll('-', '');

/** The numbers that the system partner assigned last. */
async function assignedNumbers(tx: Tx, runId: string): Promise<readonly string[]> {
  const last = await tx.one<{ form: unknown }>(
    `SELECT form FROM run_event WHERE run_id = $1 AND event ->> 'type' = 'completed' AND event ->> 'step' = 'assign-did-dod' ORDER BY seq DESC LIMIT 1`,
    [runId],
  );
  return last ? numberAssignment.parse(last.form).numbers.map(({ number }) => digits(number)) : [];
}

/** The terminating number, one of those assigned, is registered with ICIS and processed normally before the service opens (S1-057). */
export const registerIcis: StepWork = {
  async completed(tx, { run, form }) {
    const { registeredOn, terminatingNumber } = icisRegistration.parse(form);
    const fault = faultIfInFuture(tx, registeredOn, 'registeredOn');
    if (fault) return fault;
    const assigned = await assignedNumbers(tx, run.id);
    return assigned.includes(digits(terminatingNumber)) ? undefined : refuse('icis.number-not-assigned', { field: 'terminatingNumber', params: { number: terminatingNumber } });
  },
};
