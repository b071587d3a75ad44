import { z } from 'zod';
import { comment, count, date, longText, signedWon, text, won } from './fields';

/** Forms of part D, the month (월 청구·정산). */

const days = (title: string) => count({ title }, 0, 31);

export const attendance = z
  .strictObject({
    requiredDays: count({ title: '근무해야 할 일수' }, 1, 31),
    agents: z
      .array(z.strictObject({ name: text({ title: '성명' }, 50), attendedDays: days('출근일수') }))
      .min(1, 'required')
      .max(10_000, 'too-many')
      .meta({ title: '상담원별 출근' }),
    signedBy: text({ title: '날인한 고객 담당자' }, 50),
    signedOn: date({ title: '고객 날인일' }),
    comment,
  })
  .meta({ title: '복무확인서', description: '고객이 날인한 복무확인서를 첨부합니다 (S1-064, F-19)' });

export const staffingSettlement = z
  .strictObject({
    revenueAccount: text({ title: '청구계정과목' }, 40),
    budgetAccount: text({ title: '예산과목' }, 40),
    sellingOffice: text({ title: '판매국(판매자)' }, 60),
    billingOffice: text({ title: '요금관리국' }, 60),
    comment,
  })
  .meta({ title: '위탁운영비 청구/정산 요청', description: 'D-05 (S1-064, S1-095)' });

export const billingExceptions = z.strictObject({ comment }).meta({ title: '청구 예외 검토', description: '증빙을 기다리는 줄과 계산하지 못한 계약을 확인합니다 (X-106)' });

export const billingRunApproval = z
  .strictObject({ totalWon: won({ title: '확인한 합계', description: '확정 계산의 합계(부가세 포함). 그사이 바뀌었으면 거절됩니다' }, 'inclusive'), comment })
  .meta({ title: '청구 승인', description: '준비한 사람과 다른 사람이 승인합니다 (X-03)' });

export const taxInvoiceHandOver = z
  .strictObject({ handedOverOn: date({ title: '전달일' }), receiver: text({ title: '받은 사람' }, 50), comment })
  .meta({ title: '세금계산서 전달', description: 'S1-066' });

const accrualId = z.uuid('not-valid');

export const partnerInvoice = z
  .strictObject({
    approvalNo: z
      .string()
      .overwrite((typed) => typed.replaceAll('-', ''))
      .regex(/^\d{8}[0-9A-Za-z]{16}$/, 'not-an-approval-number')
      .meta({ title: '승인번호', description: '24자리 (K-06)', examples: ['2026120110260529a1b2c3d4'] }),
    issuedOn: date({ title: '발급일자' }),
    lines: z
      .array(z.strictObject({ accrualId: accrualId.meta({ title: '정산 건' }), supplyWon: signedWon({ title: '공급가액', description: '취소된 건은 0보다 작습니다' }), vatWon: signedWon({ title: '세액' }, 'none') }))
      .min(1, 'required')
      .max(10_000, 'too-many')
      .meta({ title: '정산 건별 금액' }),
    comment,
  })
  .meta({ title: '협력사 세금계산서', description: 'X-77, X-109' });

export const partnerSettlementApproval = z
  .strictObject({
    holds: z
      .array(z.strictObject({ accrualId: accrualId.meta({ title: '정산 건' }), reason: longText({ title: '보류 사유' }) }))
      .max(10_000, 'too-many')
      .default([])
      .meta({ title: '보류할 건', description: '계산서가 없거나 다른 건은 저절로 보류됩니다 (X-77)' }),
    comment,
  })
  .meta({ title: '협력사 정산 승인', description: '요청한 사람과 다른 사람이 승인합니다 (X-03)' });

export const heldLines = z
  .strictObject({ released: z.array(accrualId).max(10_000, 'too-many').meta({ title: '보류를 푸는 건' }), comment })
  .meta({ title: '보류 건 해소', description: '푼 건은 승인 뒤 첫 지급일에 지급합니다 (X-109)' });
