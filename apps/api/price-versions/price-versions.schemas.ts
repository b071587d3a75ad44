import { z } from 'zod';
import { won } from '../openapi/shapes';
import { after } from '../people/people.schemas';

export const code = z.string().min(1, 'required').max(60, 'too-long').meta({ description: '버전', examples: ['call-centre-2014-07'] });
export const parametersCode = code.meta({ description: '버전', examples: ['parameters-2014-07'] });
export const proposalId = z.uuid('not-valid').meta({ description: '제안' });
export const against = z.object({ against: z.string().min(1, 'required').max(60, 'too-long').optional().meta({ description: '견줄 버전' }) });
export const listQuery = z.object({ status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED']).default('PROPOSED').meta({ description: '승인 대기, 승인, 반려' }), after });

const difference = z.object({
  name: z.string().meta({ description: '항목 또는 파라미터' }),
  fromSeats: z.int().optional().meta({ description: '이 석수부터' }),
  termMonths: z.int().optional(),
  was: z.string().nullable(),
  is: z.string().nullable(),
});
const version = z.object({
  code: z.string(), effectiveFrom: z.string(), lastDay: z.string().nullable().meta({ description: '다음 버전 전날' }), proposalId: z.uuid().nullable(), proposedByName: z.string().nullable(), approvedByName: z.string().nullable(),
});
export const versions = z.object({ items: z.array(version) }).meta({ title: '버전 목록' });
const content = z.unknown().meta({ description: '내용 전체' });
export const versionPage = z.object({ code: z.string(), effectiveFrom: z.string(), content, differences: z.array(difference).nullable() }).meta({ title: '버전' });

export const preview = z
  .object({
    effectiveFrom: z.string(),
    follows: z.string().meta({ description: '바로 앞 버전' }),
    differences: z.array(difference),
    orders: z
      .array(z.object({ orderId: z.uuid(), orderNo: z.string(), customerName: z.string(), status: z.string(), wasWon: won, isWon: won }))
      .meta({ description: '견적했으나 날인하지 않아 월 요금이 달라질 주문. 체결된 계약은 그대로' }),
  })
  .meta({ title: '버전 미리보기' });

const inList = z.object({
  id: z.uuid(), kind: z.enum(['CATALOGUE', 'PARAMETERS']), effectiveFrom: z.string(), status: z.string(), reason: z.string(), proposedByName: z.string(), proposedAt: z.string(),
  decidedByName: z.string().nullable(), decidedAt: z.string().nullable(), refusalReason: z.string().nullable(), withdrawnAt: z.string().nullable(),
  isMine: z.boolean().meta({ description: '내가 제안한 것: 다른 담당자가 승인합니다 (X-03)' }),
});
export const list = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '버전 제안 목록' });
export const page = inList.extend({ content, preview: preview.nullable() }).meta({ title: '버전 제안' });
