import { monthOf, type PlainDate } from '../calendar/plain-date';
import { wonText, type Words } from '../money/won-text';
import type { Won } from '../money/won';
import type { ItemCode } from '../pricing/catalogue';
import { refuse, type Refusal } from '../refusal';
import type { PartnerAccrual } from './partner-accrual';

/** A one-off item that a partner delivered for an order that was cancelled before its opening. */
export interface CancelledWork {
  readonly itemId: string;
  readonly contractId: string;
  readonly partnerId: string;
  readonly kind: ItemCode;
  readonly quantity: number;
  readonly partnerUnitPriceWon: Won;
  /** Another partner does it in the place of this one, and the order goes on. */
  readonly replaced?: boolean;
  /** The application was refused, not cancelled. */
  readonly refused?: boolean;
  /** The document that proves the delivery. */
  readonly evidence: string | null;
}

/** What is to be paid for it, as supply; nothing only for a reason. */
export interface AgreedWork {
  readonly itemId: string;
  readonly amountWon: Won;
  readonly reason?: string | undefined;
}

/** The most that a partner may be paid for an item: its own price for all of it. */
export const mostPayableWon = ({ quantity, partnerUnitPriceWon }: Pick<CancelledWork, 'quantity' | 'partnerUnitPriceWon'>): Won => BigInt(quantity) * partnerUnitPriceWon;

function faultOfAmount({ amountWon, reason }: AgreedWork, work: CancelledWork, field: string): Refusal | undefined {
  const most = mostPayableWon(work);
  if (amountWon > most) return refuse('cancelled-work.above-partner-price', { field: `${field}.amountWon`, params: { amountWon: wonText(amountWon), mostWon: wonText(most) } });
  if (amountWon === 0n) return reason ? undefined : refuse('cancelled-work.reason-missing', { field: `${field}.reason` });
  return work.evidence === null ? refuse('cancelled-work.evidence-missing', { field: 'documents' }) : undefined;
}

/** Every delivered item is decided once, at most at the partner's price and only with proof of the delivery. The first fault, with its field. */
export function faultOfAgreedWork(agreed: readonly AgreedWork[], delivered: readonly CancelledWork[]): Refusal | undefined {
  for (const [at, one] of agreed.entries()) {
    const field = `items.${at}`;
    const work = delivered.find(({ itemId }) => itemId === one.itemId);
    if (!work) return refuse('cancelled-work.unknown-item', { field: `${field}.itemId` });
    if (agreed.findIndex(({ itemId }) => itemId === one.itemId) !== at) return refuse('cancelled-work.item-twice', { field: `${field}.itemId` });
    const fault = faultOfAmount(one, work, field);
    if (fault) return fault;
  }
  return agreed.length < delivered.length ? refuse('cancelled-work.item-missing', { field: 'items', params: { items: delivered.length, decided: agreed.length } }) : undefined;
}

const whyItEnded = ({ replaced, refused }: CancelledWork): Words =>
  replaced ? { ko: '협력사 교체', en: 'partner replaced' } : refused ? { ko: '승낙거절', en: 'refused application' } : { ko: '청약취소', en: 'cancelled order' };

/**
 * What the partner earns for it, without a bill to the customer, in the month of the approval: 30 headsets at 70,000, 900,000 agreed → 900,000.
 */
export function accrualOfCancelledWork(work: CancelledWork, paidWon: Won, approvedOn: PlainDate): PartnerAccrual {
  const { quantity, partnerUnitPriceWon } = work;
  const why = whyItEnded(work);
  const [price, most, paid] = [partnerUnitPriceWon, mostPayableWon(work), paidWon].map(wonText);
  return {
    partnerId: work.partnerId,
    contractId: work.contractId,
    sourceKind: 'CANCELLED_WORK',
    sourceId: work.itemId,
    item: work.kind,
    accrualMonth: monthOf(approvedOn),
    quantity,
    unitPriceWon: partnerUnitPriceWon,
    supplyWon: paidWon,
    lineage: {
      rules: ['X-118', 'X-77'],
      ...(work.evidence === null ? {} : { evidence: work.evidence }),
      arithmetic: { ko: `${price}원 × ${quantity} = ${most}원 가운데 합의 ${paid}원 (${why.ko})`, en: `${paid} won agreed of ${price} won × ${quantity} = ${most} won (${why.en})` },
    },
  };
}
