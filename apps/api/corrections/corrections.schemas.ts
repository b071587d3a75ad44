import { z } from 'zod';
import { decision, won } from '../openapi/shapes';

export const billId = z.uuid('not-valid').meta({ description: '청구서' });
export const correctionId = z.uuid('not-valid').meta({ description: '정정' });
export const listQuery = z.object({
  status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED']).default('PROPOSED').meta({ description: '승인 대기, 승인, 반려' }),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});

const line = z.object({
  item: z.string(),
  sourceKind: z.string(),
  sourceId: z.uuid(),
  quantity: z.int(),
  unitPriceWon: won,
  supplyWon: won,
  vatWon: won,
  lineage: z.unknown().meta({ description: '근거와 계산식, 바로잡은 줄' }),
  reverses: z.object({ billId: z.uuid(), lineNo: z.int() }).optional().meta({ description: '취소하는 줄' }),
});
export const preview = z
  .object({
    lines: z.array(line),
    supplyWon: won,
    vatWon: won,
    totalWon: won.meta({ description: '고객에게 더 청구하거나(+) 돌려줄(−) 금액' }),
    partners: z.array(z.object({ partnerId: z.uuid(), partnerName: z.string(), item: z.string(), beforeWon: won, afterWon: won, differenceWon: won })).meta({ description: '협력사 발생액(공급가액)의 변화' }),
  })
  .meta({ title: '정정 미리보기' });

const inList = z.object({
  id: z.uuid(),
  billId: z.uuid(),
  billNo: z.string(),
  customerName: z.string(),
  ...decision,
  newBillId: z.uuid().nullable().meta({ description: '정정 청구서(수시분)' }),
  isMine: z.boolean().meta({ description: '내가 제안한 것: 다른 담당자가 승인합니다 (X-03)' }),
});
export const list = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '정정 목록' });
export const page = inList
  .extend({
    proposed: z.array(z.object({ lineNo: z.int(), attendedDays: z.array(z.int()).optional(), quantity: z.int().optional(), unitPriceWon: won.optional() })),
    preview: preview.nullable(),
    preventedBy: z.string().nullable().meta({ description: '이제는 승인할 수 없는 까닭' }),
  })
  .meta({ title: '정정' });
