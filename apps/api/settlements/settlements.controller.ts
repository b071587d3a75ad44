import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { listOfAccruals, listOfPayouts, payoutPage } from '../../../libs/books/pages/settlements';
import { payoutFileName, payoutFileWithAccounts } from '../../../libs/books/settlement/payout-file';
import { returnPayout } from '../../../libs/books/settlement/return-payout';
import type { Actor } from '../../../libs/contract/sides';
import { date } from '../../../libs/contract/forms/fields';
import { payoutReturn } from '../../../libs/contract/forms/payout-return';
import { isMonth } from '../../../libs/domain/calendar/plain-date';
import { isRefusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { won } from '../openapi/shapes';

const month = z.string().refine(isMonth, 'not-a-month').meta({ description: '발생월', examples: ['2026-10'] });
const after = z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' });
const accrualQuery = z.object({ month, run: z.uuid('not-valid').optional().meta({ description: '정산 건 묶음 (업무의 runId)' }), after });
const payoutQuery = z.object({ month, after });
const lineage = z.unknown().meta({ description: '근거: 규정, 증빙, 계산식' });

const accrual = z.object({
  id: z.uuid(),
  partnerId: z.uuid(),
  partnerName: z.string(),
  orderNo: z.string().nullable(),
  customerName: z.string().nullable(),
  accrualMonth: z.string(),
  item: z.string(),
  quantity: z.int(),
  unitPriceWon: won,
  supplyWon: won,
  vatWon: won,
  status: z.enum(['ACCRUED', 'CONFIRMED', 'SCHEDULED', 'PAID', 'HELD']),
  runId: z.uuid().nullable(),
  invoiceMatch: z.string().nullable(),
  holdReason: z.string().nullable(),
  payOn: z.string().nullable().meta({ description: '지급예정일 (F-09)' }),
  lineage,
});
const payout = z.object({
  id: z.uuid(),
  payoutNo: z.string(),
  partnerId: z.uuid(),
  partnerName: z.string(),
  accrualMonth: z.string(),
  payDate: z.string(),
  supplyWon: won,
  vatWon: won,
  totalWon: won,
  hasAccount: z.boolean().meta({ description: '지급할 때 승인된 지급 계좌가 있었음' }),
  returnedOn: z.string().nullable().meta({ description: '은행이 되돌린 날' }),
  returnReason: z.string().nullable(),
  returnRef: z.string().nullable().meta({ description: '반환의 은행 거래번호' }),
  paidAgainNo: z.string().nullable().meta({ description: '다시 지급한 번호' }),
  paysAgainNo: z.string().nullable().meta({ description: '반환되어 다시 지급하는 번호' }),
});
const accruals = z.object({ items: z.array(accrual), next: z.string().optional() }).meta({ title: '협력사 정산 건' });
const payouts = z.object({ items: z.array(payout), next: z.string().optional() }).meta({ title: '지급 목록' });
const payoutWithLines = payout
  .extend({ lines: z.array(z.object({ accrualId: z.uuid(), item: z.string(), supplyWon: won, vatWon: won, lineage })) })
  .meta({ title: '지급' });
const payDate = date({ title: '지급일' });
const payoutId = z.uuid('not-valid').meta({ description: '지급' });

/** What partners earned and were paid. A partner reads its own; customers nothing. */
@Controller()
@SignedIn()
export class SettlementsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('accruals')
  @Answers({ ko: '협력사 정산 건', en: 'What partners earned in a month, line by line', schema: accruals })
  accruals(@Query({ schema: accrualQuery }) filter: z.infer<typeof accrualQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfAccruals(tx, filter));
  }

  @Get('payouts')
  @Answers({ ko: '지급 목록', en: 'Payouts of an accrual month', schema: payouts })
  payouts(@Query({ schema: payoutQuery }) filter: z.infer<typeof payoutQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfPayouts(tx, filter.month, filter.after));
  }

  @Get('payouts/:payoutId')
  @Answers({ ko: '지급 하나', en: 'A payout with the lines that it pays', schema: payoutWithLines, refuses: ['payout.not-found'] })
  payout(@Param('payoutId', { schema: payoutId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => payoutPage(tx, id));
  }

  @Post('payouts/:payoutId/return')
  @Roles('SETTLEMENT_TEAM')
  @Answers({
    ko: '은행이 되돌린 지급 기록',
    en: 'Record that the bank sent a payout back: it is paid again on a pay date, once another account is approved',
    schema: payoutWithLines,
    refuses: ['payout.not-found', 'payout.returned-already', 'payout.returned-before-payment', 'payout.return-known-already', 'date.in-the-future'],
  })
  returned(@Param('payoutId', { schema: payoutId }) id: string, @Body({ schema: payoutReturn }) form: z.infer<typeof payoutReturn>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => {
      const done = await returnPayout(tx, id, form);
      return isRefusal(done) ? done : payoutPage(tx, done.payoutId);
    });
  }

  @Get('payout-files/:payDate')
  @Roles('SETTLEMENT_TEAM')
  @Answers({ ko: '지급 파일', en: 'The payout file of a pay date with the accounts, as CSV; the reading is on record', file: 'text/csv' })
  async file(@Param('payDate', { schema: payDate }) on: string, @Res({ passthrough: true }) reply: FastifyReply, @CurrentPerson() person: Actor): Promise<string> {
    const content = await transact(this.house, person, (tx) => payoutFileWithAccounts(tx, on));
    void reply.header('content-disposition', `attachment; filename="${payoutFileName(on)}"`).type('text/csv; charset=utf-8').serializer((payload: unknown) => String(payload));
    return content;
  }
}
