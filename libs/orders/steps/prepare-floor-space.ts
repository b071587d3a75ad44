import { floorSpacePreparation } from '../../contract/forms/provisioning';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { orderOfRun } from '../order-row';

/** The site has as many places as were ordered, each with its equipment (S1-008). */
export const prepareFloorSpace: StepWork = {
  async completed(tx, { run, form }) {
    const { readyOn, places } = floorSpacePreparation.parse(form);
    const ordered = (await orderOfRun(tx, run.orderId)).application.floorSpace?.places ?? 0;
    return faultIfInFuture(tx, readyOn, 'readyOn') ?? (places < ordered ? refuse('floor-space.places-missing', { field: 'places', params: { places, ordered } }) : undefined);
  },
};
