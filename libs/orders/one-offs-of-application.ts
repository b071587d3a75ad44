import { v5 } from 'uuid';
import type { QuoteRequest } from '../contract/forms/order-application';
import type { Won } from '../domain/money/won';
import type { PartnerRole } from '../domain/process/roles';
import type { OneOffFact } from '../domain/process/order-facts';

/** A thing that the application orders once, who delivers it and at what two prices (S1-009, S1-063). */
export interface OrderedOnce {
  readonly kind: OneOffFact['kind'];
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly partnerUnitPriceWon: Won;
  readonly partnerRole: PartnerRole;
}

interface TwoPrices {
  readonly unitPriceWon: string;
  readonly partnerUnitPriceWon: string;
}

const prices = (priced: TwoPrices) => ({ unitPriceWon: BigInt(priced.unitPriceWon), partnerUnitPriceWon: BigInt(priced.partnerUnitPriceWon) });

const deviceNames = { HEADSET: '헤드셋', IP_PHONE: 'IP 전화기' } as const;

/** Everything that is delivered and settled once, in the order of the application (S1-009, S1-051, X-60, X-81, X-92). A wanted recording comes last: those before it keep their ids. */
export function oneOffsOfApplication(asked: QuoteRequest): readonly OrderedOnce[] {
  const training = asked.staffing?.businessTraining;
  const setUp = asked.floorSpace?.setUp;
  const once: OrderedOnce[] = [];
  for (const device of asked.devices)
    once.push({ kind: 'DEVICE', description: deviceNames[device.kind], quantity: device.quantity, ...prices(device), partnerRole: 'PARTNER_DEVICE' });
  for (const hardware of asked.buildHardware)
    once.push({ kind: 'BUILD_HARDWARE', description: hardware.description, quantity: hardware.quantity, ...prices(hardware), partnerRole: 'PARTNER_SYSTEM' });
  if (asked.development)
    once.push({ kind: 'DEVELOPMENT', description: asked.development.description, quantity: 1, ...prices(asked.development), partnerRole: 'PARTNER_DEV' });
  if (asked.floorSpace && setUp)
    once.push({ kind: 'FLOOR_SPACE', description: `${asked.floorSpace.site} 상면 구축`, quantity: 1, ...prices(setUp), partnerRole: 'PARTNER_STAFFING' });
  if (training)
    once.push({ kind: 'BUSINESS_TRAINING', description: '업무교육', quantity: training.months, ...prices(training), partnerRole: 'PARTNER_STAFFING' });
  for (const repeat of asked.recordingRepeats ?? [])
    once.push({ kind: 'SCENARIO_RECORDING', description: repeat.description, quantity: 1, ...prices(repeat), partnerRole: 'PARTNER_SYSTEM' });
  return once;
}

/** The id of an order's n-th one-off item: the same however often the order is read, so that facts and rows agree. */
export const oneOffItemId = (orderId: string, position: number): string => v5(`one-off-item-${position}`, orderId);
