import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';

export const personId = z.uuid('not-valid').meta({ description: '사람' });

export const handingOver = z
  .strictObject({ to: z.uuid('not-valid').meta({ title: '받을 사람', description: '같은 팀의 사람' }), reason: text({ title: '사유' }, 2_000) })
  .meta({ title: '업무 인계', examples: [{ to: '01920000-0000-7000-8000-000000000000', reason: '인사 이동' }] });

export const handedOver = z
  .object({
    tasks: z.array(z.object({ id: z.uuid(), step: z.string(), orderNo: z.string().nullable() })),
    orders: z.array(z.object({ id: z.uuid(), orderNo: z.string() })),
    contracts: z.array(z.object({ id: z.uuid(), contractNo: z.string() })),
  })
  .meta({ title: '인계한 업무', description: '옮긴 업무, 영업대표가 바뀐 주문과 계약' });
