import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { listOfCredits, listOfRefunds, maskedRefund, refundPage } from '../../../libs/books/pages/refunds';
import { waitingApprovals } from '../../../libs/books/pages/waiting-approvals';
import { approveRefund, refuseRefund } from '../../../libs/books/refunds/decide-refund';
import { proposeRefund } from '../../../libs/books/refunds/propose-refund';
import { refundFile, refundFileName } from '../../../libs/books/refunds/refund-file';
import { returnRefund } from '../../../libs/books/refunds/return-refund';
import { because } from '../../../libs/contract/forms/payment';
import { date } from '../../../libs/contract/forms/fields';
import { refund, refundApproval, refundReturn } from '../../../libs/contract/forms/refund';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './refunds.schemas';

const payDate = date({ title: '지급일' });
const ofCredit = ['credit.not-found', 'credit.nothing-left', 'refund.set-off-first'];

const pageAfter = async (tx: Tx, done: { readonly refundId: string } | Refusal) => (isRefusal(done) ? done : maskedRefund(tx, done.refundId));

/** Credits that no open bill takes up go back to their customers: one person proposes, another approves. For the settlement team alone. */
@Controller()
@Roles('SETTLEMENT_TEAM')
export class RefundsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('waiting-approvals')
  @Roles('SETTLEMENT_TEAM', 'CONSULTING_SUPPORT', 'PRODUCT_OWNER')
  @Answers({ ko: '승인 대기 건수', en: 'How many proposals of others wait for my approval', schema: s.waiting })
  waiting(@CurrentPerson() person: Actor) {
    return transact(this.house, person, waitingApprovals);
  }

  @Get('credits')
  @Answers({ ko: '돌려줄 차액', en: 'Credits with something left, newest first: those that no open bill takes up, or all', schema: s.credits })
  credits(@Query({ schema: s.creditsQuery }) query: z.infer<typeof s.creditsQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfCredits(tx, query));
  }

  @Post('bills/:billId/refunds')
  @Answers({ ko: '환불 제안', en: 'Propose to pay the rest of a credit back', schema: s.page, status: 201, refuses: [...ofCredit, 'refund.proposed-already'] })
  propose(@Param('billId', { schema: s.billId }) billId: string, @Body({ schema: refund }) form: z.infer<typeof refund>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await proposeRefund(tx, billId, form)));
  }

  @Get('refunds')
  @Answers({ ko: '환불 목록', en: 'Refunds of a status, newest first; accounts are masked', schema: s.list })
  list(@Query({ schema: s.listQuery }) query: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfRefunds(tx, query));
  }

  @Get('refunds/:refundId')
  @Answers({ ko: '환불 하나', en: 'A refund with its whole account, to compare; the reading is on record', schema: s.page, refuses: ['refund.not-found'] })
  read(@Param('refundId', { schema: s.refundId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => refundPage(tx, id));
  }

  @Post('refunds/:refundId/approve')
  @Answers({
    ko: '환불 승인',
    en: 'Approve a refund that somebody else proposed: it leaves the bank on the next open day',
    schema: s.page,
    refuses: ['refund.not-found', 'refund.decided-already', 'refund.credit-changed', 'refund.another-amount', 'approval.maker-is-checker', 'calendar.beyond-rows', ...ofCredit],
  })
  approve(@Param('refundId', { schema: s.refundId }) id: string, @Body({ schema: refundApproval }) { amountWon }: z.infer<typeof refundApproval>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await approveRefund(tx, id, BigInt(amountWon))));
  }

  @Post('refunds/:refundId/refuse')
  @Answers({ ko: '환불 반려', en: 'Refuse a refund, or take back what one has proposed', schema: s.page, refuses: ['refund.not-found', 'refund.decided-already'] })
  refuse(@Param('refundId', { schema: s.refundId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await refuseRefund(tx, id, reason)));
  }

  @Post('refunds/:refundId/return')
  @Answers({
    ko: '은행이 되돌린 환불 기록',
    en: 'Record that the bank sent a paid refund back: its credit stands open again',
    schema: s.page,
    refuses: ['refund.not-found', 'refund.not-paid', 'refund.returned-already', 'refund.returned-before-payment', 'refund.return-known-already', 'date.in-the-future'],
  })
  returned(@Param('refundId', { schema: s.refundId }) id: string, @Body({ schema: refundReturn }) form: z.infer<typeof refundReturn>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await returnRefund(tx, id, form)));
  }

  @Get('refund-files/:payDate')
  @Answers({ ko: '환불 파일', en: 'The refund file of a pay date, as CSV; the reading is on record', file: 'text/csv' })
  async file(@Param('payDate', { schema: payDate }) on: string, @Res({ passthrough: true }) reply: FastifyReply, @CurrentPerson() person: Actor): Promise<string> {
    const content = await transact(this.house, person, (tx) => refundFile(tx, on));
    void reply.header('content-disposition', `attachment; filename="${refundFileName(on)}"`).type('text/csv; charset=utf-8').serializer((payload: unknown) => String(payload));
    return content;
  }
}
