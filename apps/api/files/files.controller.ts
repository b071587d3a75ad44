import { Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fileStore } from '../../../libs/clients/object-store';
import type { Actor } from '../../../libs/contract/sides';
import { attachDocument, documentToRead, removeDocument } from '../../../libs/desk/attach-document';
import { withWhoWasQuicker } from '../../../libs/desk/who-was-quicker';
import { isRefusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { refusalsOfClosedTasks } from '../tasks/refusals-of-steps';
import { attached, ofFiles, partsOfUpload, uploadOf } from './upload';

const id = z.uuid();
const removed = z.object({ removed: z.literal(true) });

/** RFC 8187: what encodeURIComponent leaves as it is and a parameter may not carry. */
const encoded = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

interface Brought {
  readonly person: Actor;
  readonly taskId: string;
  readonly key: RequestKey;
  /** The task was closed when it came. */
  readonly cameLate: boolean;
}

/** Documents: kept by the hash of their content, given back only as a download, and only to whoever may see the row. */
@Controller()
@SignedIn()
export class FilesController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post('tasks/:taskId/documents')
  @Answers({
    ko: '서류 첨부',
    en: 'Attach a document to a task',
    schema: attached,
    status: 201,
    takes: partsOfUpload,
    refuses: ['task.not-found', 'task.not-yours', 'task.not-open', ...refusalsOfClosedTasks, ...ofFiles],
  })
  attach(@Param('taskId', { schema: id }) taskId: string, @Req() request: FastifyRequest, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return this.keep({ person, taskId, key, cameLate: false }, request);
  }

  @Post('tasks/:taskId/late-documents')
  @Answers({
    ko: '늦은 서류 남기기',
    en: 'Leave a document with a task that its run has closed: kept in its history, no evidence of the step',
    schema: attached,
    status: 201,
    takes: partsOfUpload,
    refuses: ['task.not-found', 'task.not-yours', 'late-answer.task-is-done', 'late-answer.task-is-open', ...ofFiles],
  })
  attachLate(@Param('taskId', { schema: id }) taskId: string, @Req() request: FastifyRequest, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return this.keep({ person, taskId, key, cameLate: true }, request);
  }

  @Delete('documents/:documentId')
  @Answers({
    ko: '잘못 붙인 서류 떼기',
    en: 'Take a wrongly attached document off its task, before the task is completed, or off the application that is being filled in',
    schema: removed,
    refuses: ['document.not-found', 'document.not-yours', 'document.task-is-closed'],
  })
  remove(@Param('documentId', { schema: id }) documentId: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => removeDocument(tx, documentId));
  }

  @Get('documents/:documentId')
  @Answers({ ko: '서류 내려받기', en: 'Download a document', file: 'application/octet-stream', refuses: ['document.not-found'] })
  async download(@Param('documentId', { schema: id }) documentId: string, @Res({ passthrough: true }) reply: FastifyReply, @CurrentPerson() person: Actor): Promise<void> {
    const document = await transact(this.house, person, (tx) => documentToRead(tx, documentId));
    const content = await fileStore(this.house.config.filesDir).get(document.hash);
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encoded(document.fileName)}`).type(document.mediaType).serializer((payload: unknown) => payload as string).send(content);
  }

  private async keep({ person, taskId, key, cameLate }: Brought, request: FastifyRequest) {
    const { content, ...file } = await uploadOf(request);
    const fingerprint = `${taskId} ${file.documentType} ${file.hash}${cameLate ? ' late' : ''}`;
    return transactOnce(this.house, person, { key: key.key, fingerprint }, async (tx) => {
      const document = await attachDocument(tx, taskId, { ...file, size: content.length, cameLate }, () => fileStore(this.house.config.filesDir).put(content));
      return isRefusal(document) ? withWhoWasQuicker(tx, taskId, document) : document;
    });
  }
}
