import { z } from 'zod';
import { comment, date, optionalText, text, won } from './fields';

/** Forms of part C, acceptance and opening (검수·개통완료). */

export const inspectionDate = z
  .strictObject({ inspectionOn: date({ title: '검수 예정일', description: '고객과 정한 날' }), comment })
  .meta({ title: '검수 준비', description: 'S1-059' });

export const acceptance = z
  .strictObject({
    acceptedOn: date({ title: '검수일', description: '검수확인서의 날짜' }),
    inspector: text({ title: '검수자' }, 50),
    comment,
  })
  .meta({ title: '검수확인', description: 'D-06 날인본 첨부, 불합격은 반려 (S1-059)' });

export const opening = z
  .strictObject({
    openedOn: date({ title: '서비스개시일' }),
    billingStartOn: date({ title: '과금개시일', description: '비워 두면 서비스개시일 (X-35)' }).optional(),
    comment,
  })
  .meta({ title: '개통완료', description: 'S1-060, X-35' });

export const stability = z
  .strictObject({ result: z.literal('STABLE', 'must-be-stable').meta({ title: '안정화 결과' }), checkedOn: date({ title: '확인일' }), comment })
  .meta({ title: '안정화 확인', description: 'S1-060' });

export const settlementNotice = z.strictObject({ comment }).meta({ title: '정산팀 통보', description: '확인서를 붙여 알립니다 (S1-061)' });

const customerBilling = z
  .strictObject({
    chargeWon: won({ title: '청구요금', description: '부가세 별도' }),
    revenueAccount: text({ title: '청구계정과목' }, 40),
    dueOn: date({ title: '납기일자', description: '정해진 납기일보다 늦을 때만 (X-88)' }).optional(),
  })
  .meta({ title: '고객 청구' });

const partnerSettlement = z
  .strictObject({ amountWon: won({ title: '정산요청금액', description: '공급가액' }), budgetAccount: text({ title: '예산과목' }, 40) })
  .meta({ title: '협력사 정산' });

/** D-05, 청구/정산 요청문서, for one item that is delivered once. The tax invoice's write date is the day of acceptance. */
export const billingRequest = z
  .strictObject({
    customer: customerBilling,
    partner: partnerSettlement,
    sellingOffice: text({ title: '판매국(판매자)' }, 60),
    billingOffice: text({ title: '요금관리국' }, 60),
    remark: optionalText({ title: '비고' }, 500),
    comment,
  })
  .meta({ title: '청구/정산 요청', description: 'D-05 (S1-063, S1-095)' });
