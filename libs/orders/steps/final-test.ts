import { finalTest as form } from '../../contract/forms/provisioning';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';

/** Call distribution and, where the order uses it, ARS are tested (S1-058). */
export const finalTest: StepWork = {
  async completed(tx, at) {
    const { arsResult, testedOn } = form.parse(at.form);
    if (at.facts['arsUsed'] === true && arsResult === 'NOT_USED') return refuse('final-test.ars-not-tested', { field: 'arsResult' });
    return faultIfInFuture(tx, testedOn, 'testedOn');
  },
};
