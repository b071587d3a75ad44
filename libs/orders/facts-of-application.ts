import type { OrderApplication } from '../contract/forms/order-application';
import type { Won } from '../domain/money/won';
import type { Parameters } from '../domain/pricing/parameters';
import type { Quote } from '../domain/pricing/quote';
import type { OrderFacts } from '../domain/process/order-facts';
import { contractAmount } from './contract-amount';
import { oneOffItemId, oneOffsOfApplication } from './one-offs-of-application';
import { namedPartnersOf } from './partners-of-application';

type Limits = Pick<Parameters, 'contractThresholdWon' | 'openEndedContractMonths'>;

/** What moves the run: nobody's name or address does. */
type Applied = Omit<OrderApplication, 'customer' | 'payer' | 'consents' | 'seller'>;

const needs = (quote: Quote, wanted: Quote['approvals'][number]['approval']): boolean => quote.approvals.some(({ approval }) => approval === wanted);

const wonFact = (amount: Won): string => amount.toString();

/** The facts that the plan reads, from what the customer applied for and how it was priced. Pure. */
export function factsOfApplication(orderId: string, application: Applied, quote: Quote, limits: Limits): OrderFacts {
  const { product, staffing, recordingRepeats = [] } = application;
  return {
    seats: product.seats,
    underMinimumSeats: needs(quote, 'UNDER_MIN_SEATS'),
    termMonths: product.termMonths,
    agentApp: product.agentApp?.plan ?? null,
    arsUsed: product.arsUsed,
    access: application.access.kind,
    devicesOrdered: application.devices.length > 0,
    buildHardwareOrdered: application.buildHardware.length > 0,
    floorSpaceOrdered: application.floorSpace !== null,
    developmentOrdered: application.development !== null,
    staffingOrdered: staffing !== null,
    businessTrainingMonths: staffing?.businessTraining?.months ?? 0,
    intelligentNumber: product.intelligentNumber,
    negotiatedItems: needs(quote, 'NEGOTIATED_PRICE'),
    oneOffItems: oneOffsOfApplication(application).map(({ kind }, position) => ({ id: oneOffItemId(orderId, position), kind })),
    partners: namedPartnersOf(application),
    contractAmountWon: wonFact(contractAmount(application, limits.openEndedContractMonths)),
    contractThresholdWon: wonFact(limits.contractThresholdWon),
    requestedOpenDate: application.requestedOpenDate,
    recordingRepeats: recordingRepeats.length,
    recordingWishOn: recordingRepeats.at(-1)?.slotOn ?? null,
  };
}
