import { z } from 'zod';
import { date, longText, optionalText, text, won } from './fields';

/** Money that came in, and what people do about it. */

const positiveWon = (title: string) => won({ title }, 'none').refine((amount) => amount !== '0', 'too-small');

/** Banks print the number with hyphens. What they print is taken as it is: it finds a payer or it does not. */
const businessNo = z
  .string()
  .overwrite((typed) => typed.replaceAll('-', '').trim())
  .regex(/^\d{10}$/, 'not-a-business-number')
  .meta({ title: '입금자 사업자등록번호', examples: ['9000000001'] });

export const payment = z
  .strictObject({
    bankRef: text({ title: '은행 거래번호', description: '한 번만 쓰입니다' }, 100),
    paidOn: date({ title: '입금일' }),
    amountWon: positiveWon('입금액'),
    payerName: text({ title: '입금자' }, 100),
    payerBusinessNo: businessNo.optional(),
    remittanceText: optionalText({ title: '적요', description: '청구서 번호(B-YYYYMM-NNNNNN)가 있으면 그 청구서에 먼저 충당합니다' }, 500),
  })
  .meta({ title: '입금', examples: [{ bankRef: 'IEUM-20260901-0001', paidOn: '2026-09-01', amountWon: '5500000', payerName: '가상고객', remittanceText: '9월 이용요금' }] });
export type PaymentForm = z.infer<typeof payment>;

const billId = z.uuid('not-valid').meta({ title: '청구서' });

export const allocations = z
  .strictObject({
    allocations: z
      .array(z.strictObject({ billId, amountWon: positiveWon('충당액') }))
      .min(1, 'required')
      .max(1_000, 'too-many'),
  })
  .meta({ title: '충당', examples: [{ allocations: [{ billId: '01920000-0000-7000-8000-000000000000', amountWon: '5500000' }] }] });

const reason = longText({ title: '사유' });
export const because = z.strictObject({ reason }).meta({ title: '사유', examples: [{ reason: '다른 고객의 청구서에 충당됨' }] });
