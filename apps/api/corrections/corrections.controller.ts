import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { approveCorrection, refuseCorrection } from '../../../libs/books/corrections/decide-correction';
import { previewCorrection, proposeCorrection } from '../../../libs/books/corrections/propose-correction';
import { correctionPage, listOfCorrections } from '../../../libs/books/pages/corrections';
import { correction, correctionApproval } from '../../../libs/contract/forms/correction';
import { because } from '../../../libs/contract/forms/payment';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './corrections.schemas';

const ofLines = [
  'correction.line-not-found', 'correction.line-twice', 'correction.line-corrected-already', 'correction.staffing-by-days', 'correction.by-quantity-or-price', 'correction.days-per-agent',
  'correction.one-line-of-a-certificate', 'attendance.days-out-of-range',
];

const pageAfter = async (tx: Tx, done: { readonly correctionId: string } | Refusal) => (isRefusal(done) ? done : correctionPage(tx, done.correctionId));

/** Corrections of issued bills: one person proposes, another approves; reversal and new line, never an edit. */
@Controller()
@Roles('CONSULTING_SUPPORT', 'SETTLEMENT_TEAM')
export class CorrectionsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post('bills/:billId/correction-preview')
  @Answers({ ko: '정정 미리보기', en: 'What a correction would come to, for the customer and for partners', schema: s.preview, refuses: ['bill.not-found', ...ofLines] })
  preview(@Param('billId', { schema: s.billId }) billId: string, @Body({ schema: correction }) form: z.infer<typeof correction>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => previewCorrection(tx, billId, form));
  }

  @Post('bills/:billId/corrections')
  @Answers({ ko: '청구 정정 제안', en: 'Propose to correct lines of an issued bill', schema: s.page, status: 201, refuses: ['bill.not-found', 'correction.proposed-already', ...ofLines] })
  propose(@Param('billId', { schema: s.billId }) billId: string, @Body({ schema: correction }) form: z.infer<typeof correction>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await proposeCorrection(tx, billId, form)));
  }

  @Get('corrections')
  @Answers({ ko: '정정 목록', en: 'Corrections: those that wait for an approval, or decided ones', schema: s.list })
  list(@Query({ schema: s.listQuery }) query: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfCorrections(tx, query));
  }

  @Get('corrections/:correctionId')
  @Answers({ ko: '정정 하나', en: 'A correction with what it comes to', schema: s.page, refuses: ['correction.not-found'] })
  read(@Param('correctionId', { schema: s.correctionId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => correctionPage(tx, id));
  }

  @Post('corrections/:correctionId/approve')
  @Roles('SETTLEMENT_TEAM')
  @Answers({
    ko: '정정 승인',
    en: 'Approve a correction that somebody else proposed: the ad-hoc bill is issued and posted, partners follow',
    schema: s.page,
    refuses: ['correction.not-found', 'correction.decided-already', 'correction.another-total', 'approval.maker-is-checker', 'calendar.beyond-rows', ...ofLines],
  })
  approve(@Param('correctionId', { schema: s.correctionId }) id: string, @Body({ schema: correctionApproval }) { totalWon }: z.infer<typeof correctionApproval>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await approveCorrection(tx, this.house.desk, id, BigInt(totalWon))));
  }

  @Post('corrections/:correctionId/refuse')
  @Answers({ ko: '정정 반려', en: 'Refuse a correction, or take back what one has proposed', schema: s.page, refuses: ['correction.not-found', 'correction.decided-already'] })
  refuse(@Param('correctionId', { schema: s.correctionId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await refuseCorrection(tx, id, reason)));
  }
}
