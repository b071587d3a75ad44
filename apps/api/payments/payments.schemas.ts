import { z } from 'zod';
import { ages } from '../../../libs/books/pages/receivables';
import { askedDate } from '../query-fields';
import { won } from '../openapi/shapes';

export const paymentId = z.uuid('not-valid').meta({ description: '입금' });
export const allocationId = z.uuid('not-valid').meta({ description: '충당' });
export const listQuery = z.object({
  show: z.enum(['unmatched', 'matched', 'all']).default('unmatched').meta({ description: '사람이 충당할 금액이 남은 입금, 남지 않은 입금, 또는 모두' }),
  from: askedDate({ title: '입금일이 이 날부터' }).optional(),
  to: askedDate({ title: '입금일이 이 날까지' }).optional(),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});

const inList = z.object({
  id: z.uuid(),
  bankRef: z.string(),
  paidOn: z.string(),
  amountWon: won,
  payerName: z.string(),
  payerBusinessNo: z.string().nullable(),
  remittanceText: z.string(),
  allocatedWon: won,
  toReturnWon: won,
  returnReason: z.string().nullable(),
  restWon: won.meta({ description: '사람이 충당할 금액' }),
});
const allocation = z.object({
  id: z.uuid(),
  billId: z.uuid(),
  billNo: z.string(),
  amountWon: won,
  how: z.enum(['BILL_NUMBER', 'PAYER', 'BY_HAND', 'SET_OFF', 'REVERSED']).meta({ description: '청구서 번호, 입금자, 담당자, 상계, 취소' }),
  reversesId: z.uuid().nullable(),
  reason: z.string().nullable(),
  madeByName: z.string().nullable(),
  madeAt: z.string(),
});
export const list = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '입금 목록' });
export const page = inList.extend({ allocations: z.array(allocation) }).meta({ title: '입금' });
export const takenBack = z.object({ allocationId: z.uuid(), paymentId: z.uuid().nullable(), billId: z.uuid() }).meta({ title: '취소된 충당' });
export const billId = z.uuid('not-valid').meta({ description: '정정 차액이 남은 청구서' });
export const setOff = z.object({ billId: z.uuid(), restWon: won.meta({ description: '남은 차액' }) }).meta({ title: '상계' });
export const booked = page.extend({ knownAlready: z.boolean().meta({ description: '이미 장부에 있는 입금' }) }).meta({ title: '입금 등록' });

export const imported = z
  .object({
    booked: z.int(),
    known: z.int(),
    refused: z.int(),
    rows: z.array(
      z.object({
        row: z.int().meta({ description: '파일의 몇째 줄 (머리글이 1)' }),
        bankRef: z.string(),
        paidOn: z.string(),
        amountWon: z.string(),
        payerName: z.string(),
        outcome: z.enum(['BOOKED', 'KNOWN', 'REFUSED']).meta({ description: '등록, 이미 있음, 거절' }),
        paymentId: z.uuid().optional(),
        matched: z.array(z.object({ billId: z.uuid(), billNo: z.string(), amountWon: won, how: allocation.shape.how })).meta({ description: '충당한 청구서' }),
        restWon: won.optional().meta({ description: '사람이 충당할 금액' }),
        problem: z.object({ code: z.string(), ko: z.string(), en: z.string(), field: z.string().optional() }).optional().meta({ description: '거절한 까닭' }),
      }),
    ),
  })
  .meta({ title: '입금 파일 결과' });

const cursor = /^\d{4}-\d{2}-\d{2}~[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const afterDay = z.string().regex(cursor, 'not-valid').refine((text) => askedDate({ title: '' }).safeParse(text.slice(0, 10)).success, 'not-valid').optional().meta({ description: '앞 쪽의 next 값' });
export const receivablesQuery = z.object({
  status: z.enum(['OPEN', 'PARTIAL', 'PAID', 'OVERDUE', 'DEMANDED']).optional().meta({ description: '미납, 일부 납부, 완납, 연체, 최고. 없으면 완납이 아닌 모두' }),
  customer: z.uuid('not-valid').optional().meta({ description: '고객' }),
  dueFrom: askedDate({ title: '납기일이 이 날부터인 것' }).optional(),
  dueTo: askedDate({ title: '납기일이 이 날까지인 것' }).optional(),
  find: z.string().trim().min(1, 'required').max(100, 'too-long').optional().meta({ description: '청구서 번호, 남은 금액, 또는 고객이나 요금납부책임자 이름의 앞부분' }),
  after: afterDay,
});
export const debtorsQuery = z.object({ after: afterDay });
const receivable = z.object({
  billId: z.uuid(),
  billNo: z.string(),
  customerId: z.uuid(),
  customerName: z.string(),
  payerName: z.string().meta({ description: '요금납부책임자' }),
  dueOn: z.string(),
  payableWon: won,
  lateChargeWon: won,
  late: z.object({ chargedOn: z.string(), percent: z.number(), unpaidWon: won }).nullable().meta({ description: '가산금의 근거 (X-76)' }),
  paidWon: won,
  openWon: won,
  status: z.string(),
});
export const receivables = z
  .object({ items: z.array(receivable), next: z.string().optional(), totals: z.array(z.object({ status: z.string(), bills: z.int(), openWon: won })) })
  .meta({ title: '받을 금액', description: '납기일이 이른 것부터. totals: 상태별 합계' });
export const ageing = z
  .object({ items: z.array(z.object({ age: z.enum(ages).meta({ description: '납기 전, 30일·60일·90일까지, 90일 넘음' }), bills: z.int(), openWon: won })) })
  .meta({ title: '받을 금액의 경과 기간' });

const debtor = z.object({
  customerId: z.uuid(),
  customerName: z.string(),
  payerName: z.string(),
  bills: z.int(),
  oldestDueOn: z.string(),
  openWon: won,
  overdueWon: won,
  lateChargeWon: won,
});
export const debtors = z.object({ items: z.array(debtor), next: z.string().optional() }).meta({ title: '납부책임자별 받을 금액' });
