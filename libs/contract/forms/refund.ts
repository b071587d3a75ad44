import { z } from 'zod';
import { accountFields } from './bank-account';
import { longText, won } from './fields';
import { returnedMoney } from './payout-return';

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

export const refundReturn = z
  .strictObject(returnedMoney)
  .meta({ title: '환불 반환', description: '은행이 되돌린 환불입니다. 차액이 다시 남습니다', examples: [{ returnedOn: '2026-05-11', reason: '해지된 계좌', bankRef: 'RT-20260511-0001' }] });
export type RefundReturnForm = z.infer<typeof refundReturn>;
