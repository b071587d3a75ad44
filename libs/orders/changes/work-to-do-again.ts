import { isDeepStrictEqual } from 'node:util';
import type { OrderApplication } from '../../contract/forms/order-application';
import type { StepRef } from '../../domain/process/step-plan';

type Part = (application: OrderApplication) => unknown;

/** Finished work is done again where what it was built on is not what the customer wants any more. */
const builtOn: Readonly<Record<string, Part>> = {
  'apply-vpn': ({ access }) => access,
  'deliver-devices': ({ devices }) => devices,
  'deliver-build-hardware': ({ buildHardware }) => buildHardware,
  'prepare-floor-space': ({ floorSpace }) => floorSpace && [floorSpace.site, floorSpace.places],
  'install-software': ({ product }) => product.seats,
  'develop-application': ({ development }) => development?.description,
  'set-up-agent-app': ({ product }) => product.agentApp && [product.agentApp.plan, product.agentApp.seats],
  'hire-agents': ({ staffing }) => staffing?.agents,
};

/** Whatever the order of their fields: what is stored comes back in another than what is sent. */
const differs = (part: Part, before: OrderApplication, after: OrderApplication): boolean => !isDeepStrictEqual(part(before), part(after));

/** The steps whose finished work does not serve the changed application (S1-016, S1-047, S1-051, S1-054). Pure. */
export const workToDoAgain = (before: OrderApplication, after: OrderApplication): readonly StepRef[] =>
  Object.entries(builtOn).flatMap(([step, part]) => (differs(part, before, after) ? [step] : []));
