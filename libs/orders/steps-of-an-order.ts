import { stability } from '../contract/forms/acceptance';
import {
  completionCertificate, delivery, floorSpacePreparation, icisRegistration, leasedLineInstallation, routerDelivery, routerOrder,
  scenarioLoading, softwareInstallation, training,
} from '../contract/forms/provisioning';
import type { StepWork, WorkOfPlans } from '../desk/step-work';
import { acceptAgentApp, acceptService } from './steps/accept';
import { hireAgents, trainAgents, trainAgentsBusiness } from './steps/agents';
import { doneOn } from './steps/check-dates-entered';
import { applyVpn } from './steps/apply-vpn';
import { collectDocuments } from './steps/collect-documents';
import { concludeCustomerContract } from './steps/conclude-customer-contract';
import { concludePartnerContract } from './steps/conclude-partner-contract';
import { confirmQuote } from './steps/confirm-quote';
import { draftContract, reviewContract } from './steps/contract-status';
import { finalTest } from './steps/final-test';
import { openService } from './steps/open-service';
import { openVpnLine } from './steps/open-vpn-line';
import { orderLeasedLine } from './steps/order-leased-line';
import { prepareAcceptance } from './steps/prepare-acceptance';
import { processServiceOrder } from './steps/process-service-order';
import { receiveApplication } from './steps/receive-application';
import { recordScenario } from './steps/record-scenario';
import { requestOneOffBilling } from './steps/request-one-off-billing';
import { submitScenario } from './steps/submit-scenario';
import { warnLateOpening } from './steps/warn-late-opening';
import { runOfAnOrder } from './run-of-an-order';
import { subscriptionPlan } from './submit-order';

/** What each step of an order does beside moving the run. Steps that are not here only record their form. */
const steps: Readonly<Record<string, StepWork>> = {
  'confirm-quote-product': confirmQuote,
  'confirm-quote-consulting': confirmQuote,
  'confirm-changed-quote-product': confirmQuote,
  'confirm-changed-quote-consulting': confirmQuote,
  'collect-documents': collectDocuments,
  'stamp-changed-quote': collectDocuments,
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
  'deliver-devices': doneOn(delivery, 'deliveredOn'),
  'deliver-build-hardware': doneOn(delivery, 'deliveredOn'),
  'prepare-floor-space': doneOn(floorSpacePreparation, 'readyOn'),
  'install-software': doneOn(softwareInstallation, 'installedOn'),
  'train-users': doneOn(training, 'trainedOn'),
  'develop-application': doneOn(completionCertificate, 'completedOn'),
  'train-agent-app-users': doneOn(training, 'trainedOn'),
  'submit-scenario': submitScenario,
  'record-scenario': recordScenario,
  'load-scenario': doneOn(scenarioLoading, 'loadedOn'),
  'register-icis': doneOn(icisRegistration, 'registeredOn'),
  'warn-late-opening': warnLateOpening,
  'hire-agents': hireAgents,
  'train-agents': trainAgents,
  'train-agents-business': trainAgentsBusiness,
  'final-test': finalTest,
  'prepare-acceptance': prepareAcceptance,
  'accept-service': acceptService,
  'accept-agent-app': acceptAgentApp,
  'open-service': openService,
  'confirm-stability': doneOn(stability, 'checkedOn'),
  'request-one-off-billing': requestOneOffBilling,
};

export const ordersWork: WorkOfPlans = { steps: { [subscriptionPlan]: steps }, runs: { [subscriptionPlan]: runOfAnOrder } };
