import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';
import { decision, won } from '../openapi/shapes';

export const orderId = z.uuid('not-valid').meta({ description: '주문' });
export const proposalId = z.uuid('not-valid').meta({ description: '제안' });

const kind = z.enum(['SKIP', 'REDO'], 'not-a-choice').meta({ description: 'SKIP 건너뛰기, REDO 다시 하기' });
const reason = text({ title: '사유' }, 2_000);
export const asked = z
  .strictObject({
    kind,
    steps: z.array(z.string().min(1, 'required').max(120, 'too-long')).min(1, 'required').max(50, 'too-many').meta({ description: '단계. 여럿이면 그 순서대로' }),
    reason,
  })
  .meta({ title: '단계 건너뛰기·다시 하기', examples: [{ kind: 'SKIP', steps: ['check-site'], reason: '고객이 쓰던 회선을 그대로 씁니다' }] });
export const approval = z
  .strictObject({ fingerprint: z.string().regex(/^[\da-f]{32}$/, 'not-valid').meta({ description: '본 영향의 표지 (effectNow.fingerprint)' }) })
  .meta({ examples: [{ fingerprint: '00000000000000000000000000000000' }] });
export const refusal = z.strictObject({ reason: text({ title: '반려 사유' }, 2_000) }).meta({ examples: [{ reason: '고객 확인이 먼저입니다' }] });

export const listQuery = z.object({
  status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN']).default('PROPOSED').meta({ description: '승인 대기, 승인, 반려, 회수' }),
  order: z.uuid('not-valid').optional().meta({ description: '한 주문의 모든 제안. 상태를 가리지 않습니다' }),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});

const refs = z.array(z.string());
const day = z.string().nullable();
const moved = z.object({ before: day, after: day });
const oneOff = z.object({
  id: z.uuid(),
  kind: z.string(),
  description: z.string(),
  partnerName: z.string(),
  customerWon: won.meta({ description: '고객 청구액(공급가액)' }),
  partnerWon: won.meta({ description: '협력사 정산액(공급가액)' }),
  steps: refs.meta({ description: '이 금액의 근거인 단계 가운데 바뀌는 것' }),
  acceptedOn: moved,
  billingRequestedOn: moved,
});
const staffing = z.object({ id: z.uuid(), partnerName: z.string(), agents: z.int(), customerWon: won, partnerWon: won, steps: refs });
export const effect = z
  .object({
    opens: refs.meta({ description: '새로 열리는 단계' }),
    closes: refs.meta({ description: '닫히는 업무' }),
    doneForNothing: refs.meta({ description: '헛되이 된 일' }),
    likelyOpening: moved.meta({ description: '예상 개통일' }),
    money: z.object({
      oneOffs: z.array(oneOff).meta({ description: '검수·납품·청구 요청이 건드려지는 일회성 품목' }),
      staffing: z.array(staffing).meta({ description: '건드려지는 상담인력 (월)' }),
      billingStart: moved.extend({ monthlyWon: won }).nullable().meta({ description: '월 요금이 시작되는 날의 변화' }),
    }),
    fingerprint: z.string().meta({ description: '같은 영향이면 같은 표지' }),
  })
  .meta({ title: '영향' });

const inList = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  orderNo: z.string(),
  customerName: z.string(),
  kind,
  steps: refs,
  ...decision,
  proposedForName: z.string().nullable().meta({ description: '대결이면 누구를 대신했는지' }),
  decidedForName: z.string().nullable(),
});
export const list = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '건너뛰기·다시 하기 제안 목록' });
export const page = inList
  .extend({
    effect: effect.meta({ description: '제안할 때 본 영향' }),
    effectNow: effect.nullable().meta({ description: '지금 승인하면 미칠 영향' }),
    preventedBy: z.string().nullable().meta({ description: '이제는 승인할 수 없는 까닭' }),
    approvedEffect: effect.nullable().meta({ description: '승인한 영향' }),
  })
  .meta({ title: '건너뛰기·다시 하기 제안' });
