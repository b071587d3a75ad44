import type { Facts } from './step-plan';
import type { StepOfTakingBack } from './what-is-taken-back-of-a-cancelled-order';

type Condition = (facts: Facts) => boolean;

const yes = (fact: string): Condition => (facts) => facts[fact] === true;
const takesBack = (step: StepOfTakingBack): Condition => ({ takeBack }) => Array.isArray(takeBack) && takeBack.includes(step);
const above0 = (fact: string): Condition => (facts) => typeof facts[fact] === 'number' && facts[fact] > 0;

/** Build, development, hardware delivery or staffing is on the order (S1-039). */
const contractNeeded: Condition = (facts) =>
  ['devicesOrdered', 'buildHardwareOrdered', 'developmentOrdered', 'staffingOrdered'].some((fact) => facts[fact] === true);

/** The registry behind `when`: a changed meaning is a new name, because stored plans keep the old one. */
export const conditions: Readonly<Record<string, Condition>> = {
  'under-10-seats': (facts) => typeof facts['seats'] === 'number' && facts['seats'] < 10,
  'under-minimum-seats': yes('underMinimumSeats'),
  'opening-is-late': yes('openingIsLate'),
  'any-negotiated-item': yes('negotiatedItems'),
  'contract-needed': contractNeeded,
  'access-is-vpn': (facts) => facts['access'] === 'VPN',
  'access-is-leased': (facts) => facts['access'] === 'LEASED',
  'devices-ordered': yes('devicesOrdered'),
  'build-hardware-ordered': yes('buildHardwareOrdered'),
  'floor-space-ordered': yes('floorSpaceOrdered'),
  'development-ordered': yes('developmentOrdered'),
  'agent-app-ordered': (facts) => typeof facts['agentApp'] === 'string',
  'agent-app-or-development-ordered': (facts) => typeof facts['agentApp'] === 'string' || facts['developmentOrdered'] === true,
  'ars-is-used': yes('arsUsed'),
  'intelligent-number': yes('intelligentNumber'),
  'staffing-ordered': yes('staffingOrdered'),
  'business-training-ordered': above0('businessTrainingMonths'),
  'lines-wait': above0('waitingLines'),
  'lines-wait-or-failed': (facts) => above0('waitingLines')(facts) || above0('failedContracts')(facts),
  'lines-to-issue': above0('linesToIssue'),
  'contract-is-staffed': yes('staffed'),
  'payer-wants-paper': yes('payerWantsPaper'),
  'lines-are-held': above0('heldLines'),
  'software-to-remove': takesBack('remove-software'),
  'agent-app-to-remove': takesBack('remove-agent-app'),
  'line-to-disconnect': takesBack('disconnect-line'),
  'ip-to-release': takesBack('release-ip'),
  'icis-to-deregister': takesBack('deregister-icis'),
  'number-to-release': takesBack('release-number'),
  'devices-to-return': takesBack('return-devices'),
  'router-to-return': takesBack('return-router'),
  'build-hardware-to-return': takesBack('return-build-hardware'),
  'agents-to-release': takesBack('release-agents'),
  'floor-space-to-give-up': takesBack('give-up-floor-space'),
  'work-to-settle': ({ workToSettle }) => Array.isArray(workToSettle) && workToSettle.length > 0,
};

export function holds(when: string | undefined, facts: Facts): boolean {
  if (when === undefined) return true;
  const condition = conditions[when];
  if (!condition) throw new Error(`no condition ${when}`);
  return condition(facts);
}
