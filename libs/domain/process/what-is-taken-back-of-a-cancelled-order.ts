import type { OneOffFact } from './order-facts';
import { partsOf, roleOfContract } from './instances';
import { deliveringStep } from './steps-of-a-one-off-item';
import type { StepRef } from './step-plan';

/** Steps of taking back, each with the finished work that it undoes. Ordered is enough for a line: an order at the carrier stands until somebody ends it. */
const undoneBy = {
  'remove-software': ['install-software'],
  'remove-agent-app': ['set-up-agent-app'],
  'disconnect-line': ['apply-vpn', 'open-vpn-line', 'order-leased-line', 'order-router', 'install-leased-line'],
  'release-ip': ['assign-ip'],
  'deregister-icis': ['register-icis'],
  'release-number': ['assign-did-dod'],
  'return-devices': ['deliver-devices'],
  'return-router': ['deliver-router'],
  'return-build-hardware': ['deliver-build-hardware'],
  'release-agents': ['hire-agents'],
  'give-up-floor-space': ['prepare-floor-space'],
} as const;

export type StepOfTakingBack = keyof typeof undoneBy;

/** By which step a partner delivers each kind of one-off item; its papers prove the delivery. */
export const stepsThatDeliver: readonly (readonly [kind: string, step: string])[] = Object.entries(deliveringStep);

/** A one-off item as the cancellation finds it. */
export interface OrderedItem extends OneOffFact {
  /** D-05 was sent: the month charges and settles the item as ever. */
  readonly billingRequested: boolean;
}

/** The facts of the plan `cancelled-order`: what is left to do after the cancellation. */
export interface CancelledOrderFacts {
  readonly takeBack: readonly StepOfTakingBack[];
  /** One-off items that a partner has delivered and nobody has asked to be billed, by id. */
  readonly workToSettle: readonly string[];
  /** Partner roles with which a contract was concluded. */
  readonly contractsToEnd: readonly string[];
}

/**
 * What must be taken back of an order that is cancelled before its opening, for what partners may still be paid, and which contracts end (X-118, X-112,
 * `done` holds every step that anybody has completed, also where it was to be done again: what was delivered once lies with the customer.
 */
export function whatIsTakenBack(done: readonly StepRef[], items: readonly OrderedItem[]): CancelledOrderFacts {
  const finished = new Set(done.map((ref) => partsOf(ref).key));
  return {
    takeBack: (Object.keys(undoneBy) as StepOfTakingBack[]).filter((step) => undoneBy[step].some((work) => finished.has(work))),
    workToSettle: items.filter((item) => !item.billingRequested && finished.has(deliveringStep[item.kind])).map((item) => item.id),
    contractsToEnd: done.map(partsOf).flatMap(({ key, instance }) => (key === 'conclude-partner-contract' ? [roleOfContract(instance)] : [])),
  };
}

/** Nothing was begun that anybody would have to take back, pay or end. */
export const nothingIsLeftToDo = ({ takeBack, workToSettle, contractsToEnd }: CancelledOrderFacts): boolean => takeBack.length + workToSettle.length + contractsToEnd.length === 0;
