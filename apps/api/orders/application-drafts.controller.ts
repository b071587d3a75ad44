import { Body, Controller, Delete, Get, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { fileStore } from '../../../libs/clients/object-store';
import type { Actor } from '../../../libs/contract/sides';
import { beginDraft, draftOf, giveDraftUp, keepDraft, listOfDrafts, submitDraft } from '../../../libs/orders/application-drafts';
import { attachToDraft } from '../../../libs/orders/papers-of-a-draft';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { attached, ofFiles, partsOfUpload, uploadOf } from '../files/upload';
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

  @Post(':draftId/documents')
  @Answers({ ko: '신청서에 서류 붙이기', en: 'Attach a document that comes with the application', schema: attached, status: 201, takes: partsOfUpload, refuses: [...own, 'draft.paper-comes-later', ...ofFiles] })
  async attach(@Param('draftId', { schema: s.draftId }) id: string, @Req() request: FastifyRequest, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    const { content, ...file } = await uploadOf(request);
    const fingerprint = `${id} ${file.documentType} ${file.hash}`;
    return transactOnce(this.house, person, { key: key.key, fingerprint }, (tx) =>
      attachToDraft(tx, id, { ...file, size: content.length }, () => fileStore(this.house.config.filesDir).put(content)),
    );
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
