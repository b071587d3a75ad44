import type { OneOffFact } from './order-facts';
import type { StepRef } from './step-plan';

type Kind = OneOffFact['kind'];

/** The step by which an item is delivered: its certificate is the evidence of the charge (S1-063). */
export const deliveringStep: Readonly<Record<Kind, string>> = {
  DEVICE: 'deliver-devices',
  BUILD_HARDWARE: 'deliver-build-hardware',
  FLOOR_SPACE: 'prepare-floor-space',
  DEVELOPMENT: 'develop-application',
  BUSINESS_TRAINING: 'train-agents-business',
  SCENARIO_RECORDING: 'record-scenario',
};

/** The step that accepts an item: its date is the month of the charge and of the partner's accrual. */
export const acceptingStep: Readonly<Record<Kind, string>> = {
  DEVICE: 'accept-service',
  BUILD_HARDWARE: 'accept-service',
  FLOOR_SPACE: 'accept-service',
  DEVELOPMENT: 'accept-agent-app',
  BUSINESS_TRAINING: 'train-agents-business',
  SCENARIO_RECORDING: 'accept-service',
};

/** What an item's money hangs on: its delivery, its acceptance, and the request to bill and settle it (S1-063, X-92). */
export const stepsOfOneOff = ({ id, kind }: { readonly id: string; readonly kind: Kind }): readonly StepRef[] => [
  ...new Set([deliveringStep[kind], acceptingStep[kind], `request-one-off-billing#${id}`]),
];

/** What the partner's pay for agents hangs on (F-19): who they are, and from which day they work. */
export const stepsOfStaffing: readonly StepRef[] = ['hire-agents', 'train-agents', 'train-agents-business'];
