import { z } from 'zod';
import { decision, won } from '../openapi/shapes';

export const billId = z.uuid('not-valid').meta({ description: '정정 청구서(차액)' });
export const refundId = z.uuid('not-valid').meta({ description: '환불' });
const after = z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' });
export const creditsQuery = z.object({ show: z.enum(['refundable', 'all']).default('refundable').meta({ description: '상계할 청구서가 없는 것만, 또는 모두' }), after });
export const listQuery = z.object({ status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED', 'PAID', 'RETURNED']).default('PROPOSED').meta({ description: '승인 대기, 지급예정, 반려, 지급, 은행 반환' }), after });

const credit = z.object({
  id: z.uuid(),
  billNo: z.string(),
  contractNo: z.string(),
  customerId: z.uuid(),
  customerName: z.string(),
  issuedOn: z.string(),
  restWon: won.meta({ description: '남은 차액' }),
  customerOpenWon: won.meta({ description: '고객이 낼 금액: 먼저 상계합니다' }),
  proposedRefundId: z.uuid().nullable().meta({ description: '승인을 기다리는 환불' }),
  returnReason: z.string().nullable().meta({ description: '마지막 환불을 은행이 되돌린 사유' }),
});
export const credits = z.object({ items: z.array(credit), next: z.string().optional() }).meta({ title: '돌려줄 차액' });

export const page = z
  .object({
    id: z.uuid(),
    refundNo: z.string().nullable(),
    creditBillId: z.uuid(),
    creditBillNo: z.string(),
    customerName: z.string(),
    amountWon: won,
    bankCode: z.string(),
    accountNo: z.string().meta({ description: '환불 하나를 읽을 때만 전체, 그 밖에는 가림' }),
    accountHolder: z.string(),
    ...decision,
    status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED', 'PAID', 'RETURNED']),
    isMine: z.boolean().meta({ description: '내가 제안한 것: 다른 담당자가 승인합니다 (X-03)' }),
    payOn: z.string().nullable().meta({ description: '지급일: 승인 다음 영업일' }),
    returnedOn: z.string().nullable().meta({ description: '은행이 되돌린 날' }),
    returnReason: z.string().nullable(),
    returnRef: z.string().nullable().meta({ description: '반환의 은행 거래번호' }),
    returnedByName: z.string().nullable(),
    returnedAt: z.string().nullable(),
  })
  .meta({ title: '환불' });
export const list = z.object({ items: z.array(page), next: z.string().optional() }).meta({ title: '환불 목록' });
export const waiting = z.object({ corrections: z.int(), refunds: z.int(), bankAccounts: z.int(), versions: z.int() }).meta({ title: '승인 대기 건수' });
