import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { beginDraft, draftOf, giveDraftUp, keepDraft, listOfDrafts, submitDraft } from '../../../libs/orders/application-drafts';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './application-drafts.schemas';
import { entryFaults, submittedOrder } from './orders.schemas';

const own = ['draft.not-found'] as const;

/** Applications that a sales rep has not finished: theirs alone, kept at every step. */
@Controller('application-drafts')
@Roles('SALES_REP')
export class ApplicationDraftsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '임시저장한 신청서 목록', en: 'My unfinished applications, the last one first', schema: s.list })
  list(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await listOfDrafts(tx) }));
  }

  @Get(':draftId')
  @Answers({ ko: '임시저장한 신청서', en: 'An unfinished application as it was left', schema: s.draft, refuses: own })
  read(@Param('draftId', { schema: s.draftId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => draftOf(tx, id));
  }

  @Post()
  @Answers({ ko: '신청서 임시저장', en: 'Begin a draft; what is in it is checked when it is submitted', schema: s.inList, status: 201, refuses: ['draft.too-many'] })
  begin(@Body({ schema: s.newDraft }) body: z.infer<typeof s.newDraft>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => beginDraft(tx, body));
  }

  @Put(':draftId')
  @Answers({ ko: '신청서 다시 저장', en: 'Keep a draft as it stands now', schema: s.inList, refuses: [...own, 'draft.changed'] })
  keep(
    @Param('draftId', { schema: s.draftId }) id: string,
    @Body({ schema: s.keptDraft }) { version, ...written }: z.infer<typeof s.keptDraft>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => keepDraft(tx, id, version, written));
  }

  @Delete(':draftId')
  @Answers({ ko: '임시저장 삭제', en: 'Throw an unfinished application away', schema: s.removed, refuses: own })
  giveUp(@Param('draftId', { schema: s.draftId }) id: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => giveDraftUp(tx, id));
  }

  @Post(':draftId/submit')
  @Answers({ ko: '신청서 제출', en: 'Enter the finished application, submit it and take its draft away, at once', schema: submittedOrder, refuses: [...own, ...entryFaults] })
  submit(
    @Param('draftId', { schema: s.draftId }) id: string,
    @Body({ schema: s.finished }) { application }: z.infer<typeof s.finished>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => submitDraft(tx, this.house.desk, id, application));
  }
}
