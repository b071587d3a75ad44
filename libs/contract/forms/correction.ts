import { z } from 'zod';
import { count, longText, signedWon, won } from './fields';

const line = z
  .strictObject({
    lineNo: count({ title: '줄 번호' }, 1, 30_000),
    attendedDays: z.array(count({ title: '출근일수' }, 0, 31)).min(1, 'required').max(10_000, 'too-many').optional().meta({ title: '바로잡은 출근일수', description: '위탁운영 줄: 상담원마다 하나' }),
    quantity: count({ title: '바로잡은 수량' }, 0).optional(),
    unitPriceWon: won({ title: '바로잡은 단가' }).optional(),
  })
  .meta({ title: '바로잡을 줄' });

export const correction = z
  .strictObject({
    reason: longText({ title: '정정 사유' }),
    lines: z.array(line).min(1, 'required').max(1_000, 'too-many').meta({ title: '바로잡을 줄' }),
  })
  .meta({ title: '청구 정정', description: '줄을 취소하고 새 줄을 씁니다. 다른 담당자가 승인합니다 (X-03)', examples: [{ reason: '출근일수 이의', lines: [{ lineNo: 1, quantity: 29 }] }] });
export type CorrectionForm = z.infer<typeof correction>;

export const correctionApproval = z
  .strictObject({ totalWon: signedWon({ title: '확인한 차액', description: '정정 청구서의 합계(부가세 포함). 그사이 바뀌었으면 거절됩니다' }, 'inclusive') })
  .meta({ title: '정정 승인', examples: [{ totalWon: '-176000' }] });
