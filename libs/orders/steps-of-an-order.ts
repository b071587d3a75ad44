import { stability } from '../contract/forms/acceptance';
import {
  completionCertificate, leasedLineInstallation, routerDelivery, routerOrder,
  scenarioLoading, softwareInstallation, training,
} from '../contract/forms/provisioning';
import {
  agentRelease, floorSpaceReturn, icisDeregistration, ipRelease, lineDisconnection, numberRelease, returnedGoods, softwareRemoval,
} from '../contract/forms/taking-back';
import type { StepWork, WorkOfPlans } from '../desk/step-work';
import { acceptAgentApp, acceptService } from './steps/accept';
import { hireAgents, trainAgents, trainAgentsBusiness } from './steps/agents';
import { doneOn } from './steps/check-dates-entered';
import { applyVpn } from './steps/apply-vpn';
import { approveNegotiatedPrice } from './steps/approve-negotiated-price';
import { collectDocuments } from './steps/collect-documents';
import { concludeCustomerContract } from './steps/conclude-customer-contract';
import { concludePartnerContract } from './steps/conclude-partner-contract';
import { confirmQuote } from './steps/confirm-quote';
import { draftContract, reviewContract } from './steps/contract-status';
import { deliverBuildHardware, deliverDevices } from './steps/deliver';
import { endPartnerContract } from './steps/end-partner-contract';
import { finalTest } from './steps/final-test';
import { notifySettlement } from './steps/notify-settlement';
import { openService } from './steps/open-service';
import { openVpnLine } from './steps/open-vpn-line';
import { orderLeasedLine } from './steps/order-leased-line';
import { prepareAcceptance } from './steps/prepare-acceptance';
import { prepareFloorSpace } from './steps/prepare-floor-space';
import { processServiceOrder } from './steps/process-service-order';
import { receiveApplication } from './steps/receive-application';
import { recordScenario } from './steps/record-scenario';
import { registerIcis } from './steps/register-icis';
import { requestOneOffBilling } from './steps/request-one-off-billing';
import { setUpAgentApp } from './steps/set-up-agent-app';
import { stampChangedQuote } from './steps/stamp-changed-quote';
import { submitScenario } from './steps/submit-scenario';
import { warnLateOpening } from './steps/warn-late-opening';
import { cancelledOrderPlan } from './taking-back';
import { runOfAnOrder } from './run-of-an-order';
import { subscriptionPlan } from './submit-order';

/** What each step of an order does beside moving the run. Steps that are not here only record their form. */
const steps: Readonly<Record<string, StepWork>> = {
  'confirm-quote-product': confirmQuote,
  'confirm-quote-consulting': confirmQuote,
  'confirm-changed-quote-product': confirmQuote,
  'confirm-changed-quote-consulting': confirmQuote,
  'approve-negotiated-price': approveNegotiatedPrice,
  'collect-documents': collectDocuments,
  'stamp-changed-quote': stampChangedQuote,
  'receive-application': receiveApplication,
  'draft-contract': draftContract,
  'review-contract': reviewContract,
  'conclude-customer-contract': concludeCustomerContract,
  'conclude-partner-contract': concludePartnerContract,
  'process-service-order': processServiceOrder,
  'apply-vpn': applyVpn,
  'open-vpn-line': openVpnLine,
  'order-leased-line': orderLeasedLine,
  'order-router': doneOn(routerOrder, 'orderedOn'),
  'deliver-router': doneOn(routerDelivery, 'deliveredOn'),
  'install-leased-line': doneOn(leasedLineInstallation, 'installedOn'),
  'deliver-devices': deliverDevices,
  'deliver-build-hardware': deliverBuildHardware,
  'prepare-floor-space': prepareFloorSpace,
  'install-software': doneOn(softwareInstallation, 'installedOn'),
  'train-users': doneOn(training, 'trainedOn'),
  'develop-application': doneOn(completionCertificate, 'completedOn'),
  'set-up-agent-app': setUpAgentApp,
  'train-agent-app-users': doneOn(training, 'trainedOn'),
  'submit-scenario': submitScenario,
  'record-scenario': recordScenario,
  'load-scenario': doneOn(scenarioLoading, 'loadedOn'),
  'register-icis': registerIcis,
  'warn-late-opening': warnLateOpening,
  'hire-agents': hireAgents,
  'train-agents': trainAgents,
  'train-agents-business': trainAgentsBusiness,
  'final-test': finalTest,
  'prepare-acceptance': prepareAcceptance,
  'accept-service': acceptService,
  'accept-agent-app': acceptAgentApp,
  'open-service': openService,
  'notify-settlement': notifySettlement,
  'confirm-stability': doneOn(stability, 'checkedOn'),
  'request-one-off-billing': requestOneOffBilling,
};

/** Taking back what was put in place for an order that is cancelled. */
const stepsOfTakingBack: Readonly<Record<string, StepWork>> = {
  'remove-software': doneOn(softwareRemoval, 'removedOn'),
  'remove-agent-app': doneOn(softwareRemoval, 'removedOn'),
  'disconnect-line': doneOn(lineDisconnection, 'disconnectedOn'),
  'release-ip': doneOn(ipRelease, 'releasedOn'),
  'deregister-icis': doneOn(icisDeregistration, 'deregisteredOn'),
  'release-number': doneOn(numberRelease, 'releasedOn'),
  'return-devices': doneOn(returnedGoods, 'returnedOn'),
  'return-router': doneOn(returnedGoods, 'returnedOn'),
  'return-build-hardware': doneOn(returnedGoods, 'returnedOn'),
  'release-agents': doneOn(agentRelease, 'releasedOn'),
  'give-up-floor-space': doneOn(floorSpaceReturn, 'returnedOn'),
  'end-partner-contract': endPartnerContract,
};

export const ordersWork: WorkOfPlans = { steps: { [subscriptionPlan]: steps, [cancelledOrderPlan]: stepsOfTakingBack }, runs: { [subscriptionPlan]: runOfAnOrder } };
