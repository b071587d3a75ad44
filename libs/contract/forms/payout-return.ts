import { z } from 'zod';
import { date, longText, text, yesNo } from './fields';

/** What a bank says of money that it sends back. */
export const returnedMoney = {
  returnedOn: date({ title: '반환일', description: '은행이 돈을 되돌린 날' }),
  reason: longText({ title: '반환 사유' }),
  bankRef: text({ title: '은행 거래번호', description: '한 번만 쓰입니다' }, 100),
};

export const payoutReturn = z
  .strictObject({ ...returnedMoney, toSameAccount: yesNo({ title: '같은 계좌로 다시 지급', description: '계좌가 맞을 때만. 아니면 다른 지급 계좌가 승인되어야 다시 지급합니다' }) })
  .meta({ title: '지급 반환', description: '은행이 되돌린 지급입니다. 다음 지급일에 다시 지급합니다', examples: [{ returnedOn: '2026-10-27', reason: '해지된 계좌', bankRef: 'RT-20261027-0001', toSameAccount: false }] });
export type PayoutReturnForm = z.infer<typeof payoutReturn>;
