import { monthOf, type PlainDate } from '../calendar/plain-date';
import type { Words } from '../money/won-text';
import type { Won } from '../money/won';
import type { ItemCode } from '../pricing/catalogue';
import { timesText } from '../pricing/monthly-recurring-fee';
import { vatOf } from '../pricing/vat';
import type { PartnerAccrual } from '../settlement/partner-accrual';
import type { BillLine } from './bill-line';

/** A delivery that was accepted and is settled once (S1-063). Both sides follow the acceptance date. */
export interface AcceptedOneOff {
  readonly id: string;
  readonly contractId: string;
  readonly kind: ItemCode;
  readonly unit: Words;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly partnerId: string;
  readonly partnerUnitPriceWon: Won;
  readonly acceptedOn: PlainDate;
  readonly evidence?: string;
}

const common = (oneOff: AcceptedOneOff, unitPriceWon: Won) => ({
  sourceKind: 'ONE_OFF_ITEM' as const,
  sourceId: oneOff.id,
  item: oneOff.kind,
  accrualMonth: monthOf(oneOff.acceptedOn),
  quantity: oneOff.quantity,
  unitPriceWon,
  supplyWon: BigInt(oneOff.quantity) * unitPriceWon,
  lineage: {
    rules: ['S1-063', 'S1-095', 'X-92'],
    ...(oneOff.evidence === undefined ? {} : { evidence: oneOff.evidence }),
    arithmetic: timesText(oneOff.quantity, oneOff.unit, unitPriceWon),
  },
});

/** The customer's line of a one-off delivery, in the month of its acceptance. */
export const oneOffLine = (oneOff: AcceptedOneOff): BillLine => {
  const line = common(oneOff, oneOff.unitPriceWon);
  return { ...line, vatWon: vatOf(line.supplyWon) };
};

/** The partner's accrual for the same delivery, in the same month. */
export const oneOffAccrual = (oneOff: AcceptedOneOff): PartnerAccrual => ({
  ...common(oneOff, oneOff.partnerUnitPriceWon),
  contractId: oneOff.contractId,
  partnerId: oneOff.partnerId,
});
