import { z } from 'zod';
import { accountFields } from './bank-account';
import { longText, won } from './fields';

export const refund = z
  .strictObject({
    reason: longText({ title: '환불 사유' }),
    ...accountFields,
  })
  .meta({ title: '환불', description: '차액 전부를 돌려줍니다. 다른 담당자가 승인합니다 (X-03)', examples: [{ reason: '정정 차액, 남은 청구 없음', bankCode: '088', accountNo: '110000000000', accountHolder: '가상고객' }] });
export type RefundForm = z.infer<typeof refund>;

export const refundApproval = z
  .strictObject({ amountWon: won({ title: '확인한 환불액', description: '그사이 바뀌었으면 거절됩니다' }, 'inclusive') })
  .meta({ title: '환불 승인', examples: [{ amountWon: '176000' }] });
