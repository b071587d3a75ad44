import { z } from 'zod';
import { comment, count, date, longText, optionalText, text, won } from './fields';

/** Forms of part A, application and contract (청약·계약). A decision against is a return or a refusal of the task, not a value of a form. */

export const siteCheck = z
  .strictObject({
    network: longText({ title: '네트워크 환경', description: '고객사 회선, 방화벽, 전원 등 확인 결과 (S1-036)' }),
    specialConditions: optionalText({ title: '특이환경', description: '없으면 비워 둡니다' }, 2_000),
    comment,
  })
  .meta({ title: '사전검토', description: 'S1-036' });

export const quoteConfirmation = z.strictObject({ comment }).meta({ title: '견적 확인', description: '두 확인이 끝나야 고객이 견적에 날인합니다 (S1-037)' });

export const underMinimumApproval = z
  .strictObject({ exceptionReason: longText({ title: '예외 승인 사유', description: '10석 미만 청약을 받는 이유 (X-05)' }), comment })
  .meta({ title: '최소 석수 예외 승인' });

export const negotiatedPriceApproval = z
  .strictObject({ agreedAmountWon: won({ title: '협정 금액', description: '공급가액 합계, 부가세 별도 (X-11)' }), comment })
  .meta({ title: '별도 협정가 승인' });

export const documentCollection = z
  .strictObject({
    quoteStampedOn: date({ title: '견적 날인일', description: '두 번째 확인일부터 30일까지 유효합니다 (X-93)' }),
    comment,
  })
  .meta({ title: '서류징구', description: 'S1-035, S1-043, S1-044' });

export const applicationReceipt = z.strictObject({ comment }).meta({ title: '접수', description: '접수 · 반려 · 승낙거절 (S1-072)' });

export const opportunity = z
  .strictObject({ opportunityCode: text({ title: '영업기회 코드' }, 40), comment })
  .meta({ title: '사업기회 등록', description: 'S1-042' });

export const feasibility = z
  .strictObject({ expectedMarginWon: won({ title: '예상 마진', description: '공급가액 기준' }).optional(), comment })
  .meta({ title: '사업성검토', description: 'S1-042' });

export const contractDraft = z.strictObject({ comment }).meta({ title: '계약서 초안', description: '고객 계약과 협력사별 계약 (S1-039, S1-040)' });

export const legalReview = z.strictObject({ comment }).meta({ title: '법률검토', description: 'S1-040' });

export const customerContract = z
  .strictObject({
    concludedOn: date({ title: '계약 체결일' }),
    amountWon: won({ title: '계약 금액', description: '공급가액, 부가세 별도' }),
    comment,
  })
  .meta({ title: '고객 계약 체결', description: 'S1-039, X-101, X-102' });

export const partnerContract = z
  .strictObject({
    concludedOn: date({ title: '계약 체결일' }),
    amountWon: won({ title: '협력사 계약 금액', description: '공급가액, 부가세 별도' }),
    deliveryDueOn: date({ title: '납품(준공) 기한', description: '개발·장비 납품 계약일 때 (X-111)' }).optional(),
    staffReadyOn: date({ title: '상담원 투입 기한', description: '상담원 계약일 때 (X-111)' }).optional(),
    feeSharePercent: count({ title: '월 이용료 배분율(%)', description: '계약에 정한 경우만. 매월 청구하는 월 이용료 줄마다 (X-116)' }, 1, 100).optional(),
    comment,
  })
  .meta({ title: '협력사 계약 체결', description: 'S1-039' });

export const serviceOrder = z.strictObject({ comment }).meta({ title: 'S/O 처리', description: '완료하면 서비스번호가 부여됩니다 (S1-033)' });
