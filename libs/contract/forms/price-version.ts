import { z } from 'zod';
import { count, date, text, won, yesNo } from './fields';

const unitPriceWonByTerm = z
  .strictObject({ '0': won({ title: '단기' }), '12': won({ title: '12개월' }), '24': won({ title: '24개월' }), '36': won({ title: '36개월' }) })
  .meta({ title: '약정기간별 단가' });
const row = z.strictObject({ fromSeats: count({ title: '부터' }), toSeats: count({ title: '까지' }).nullable().meta({ description: '마지막 구간은 없음' }), unitPriceWonByTerm });
const rows = z.array(row).min(1, 'too-few').max(20, 'too-many');

const effectiveFrom = date({ title: '시행일' });
const reason = text({ title: '사유' });

const base = [[1, 9, 260], [10, 29, 240], [30, 49, 220], [50, 99, 190], [100, null, 160]] as const;
const won1000 = (price: number): string => `${price}000`;
const byTerm = (price: number, discounts: readonly [number, number, number]) => ({ '0': won1000(price), '12': won1000(price - discounts[0]), '24': won1000(price - discounts[1]), '36': won1000(price - discounts[2]) });

/** A whole price table that takes effect on a day to come. What is negotiated has no price in it. */
export const catalogueProposal = z
  .strictObject({
    effectiveFrom,
    reason,
    prices: z
      .strictObject({ ASP_BASE: rows, AGENT_APP_BASIC: rows, AGENT_APP_PREMIUM: rows, RECORDING: rows, EXTRA_LINE: rows })
      .meta({ title: '단가표', description: '항목별 전체 구간, 부가세 별도' }),
  })
  .meta({
    title: '요금표 제안',
    examples: [
      {
        effectiveFrom: '2027-01-01',
        reason: '2027년 요금 조정',
        prices: {
          ASP_BASE: base.map(([fromSeats, toSeats, price]) => ({ fromSeats, toSeats, unitPriceWonByTerm: byTerm(price + 10, [40, 50, 60]) })),
          AGENT_APP_BASIC: [{ fromSeats: 10, toSeats: null, unitPriceWonByTerm: byTerm(60, [3, 6, 9]) }],
          AGENT_APP_PREMIUM: [{ fromSeats: 10, toSeats: null, unitPriceWonByTerm: byTerm(90, [4, 9, 13]) }],
          RECORDING: [{ fromSeats: 1, toSeats: null, unitPriceWonByTerm: byTerm(20, [0, 0, 0]) }],
          EXTRA_LINE: [{ fromSeats: 1, toSeats: null, unitPriceWonByTerm: byTerm(20, [0, 0, 0]) }],
        },
      },
    ],
  });
export type CatalogueProposal = z.infer<typeof catalogueProposal>;

/** Parameters that are other from a day to come on; those not named stay. */
export const parametersProposal = z
  .strictObject({
    effectiveFrom,
    reason,
    values: z
      .strictObject({
        minimumSeats: count({ title: '최소 석수' }),
        quoteValidDays: count({ title: '견적 유효기간(일)' }, 1, 366),
        contractThresholdWon: won({ title: '구매계약 기준 금액' }),
        openEndedContractMonths: count({ title: '종료일 없는 계약의 기준 개월수' }, 1, 120),
        lateChargePercent: count({ title: '가산금률(%)' }, 0, 100),
        penaltyCap: z.enum(['NONE', 'REMAINING_FEES']).meta({ title: '위약금 상한' }),
        pausesExtendTerm: yesNo({ title: '중단 기간만큼 약정 연장' }),
        chargeWhileSuspended: yesNo({ title: '이용정지 기간 청구' }),
        billFloorUnitWon: z.union([z.literal(1), z.literal(10)]).meta({ title: '청구 절사 단위(원)' }),
        partnerPayDateRule: z.enum(['NEXT', 'PREVIOUS']).meta({ title: '지급일이 휴일일 때' }),
        recordingCapacityPerThursday: count({ title: '목요일 녹음 정원' }, 0, 100),
        payerDueDay: z.union([z.literal(20), z.literal(25), z.literal('MONTH_END'), z.literal(5), z.literal(10), z.literal(15)]).meta({ title: '납기일 기본값' }),
        forcedTerminationMonths: count({ title: '직권해지까지 개월수' }, 1, 60),
        renewalMonths: count({ title: '자동연장 개월수' }, 1, 60),
      })
      .partial()
      .refine((values) => Object.keys(values).length > 0, 'too-few')
      .meta({ title: '값', description: '바뀌는 것만' }),
  })
  .meta({ title: '파라미터 제안', examples: [{ effectiveFrom: '2027-01-01', reason: '유효기간 연장', values: { quoteValidDays: 45 } }] });
export type ParametersProposal = z.infer<typeof parametersProposal>;
