import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type/core';
import { z } from 'zod';
import { fileStore } from '../../../libs/clients/object-store';
import type { Actor } from '../../../libs/contract/sides';
import { attachDocument, documentToRead } from '../../../libs/desk/attach-document';
import { withWhoWasQuicker } from '../../../libs/desk/who-was-quicker';
import { isRefusal, refuse } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { problemOf } from '../problems/problem-of';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';

const id = z.uuid();
const attached = z.object({ id: z.uuid(), documentType: z.string(), fileName: z.string() }).meta({ title: '첨부 서류' });
const documentType = z.string().regex(/^[A-Z_]{3,40}$/);
/** Papers and pictures of papers. What a file is, its bytes say, not its name. */
const taken = new Set(['application/pdf', 'image/png', 'image/jpeg', 'application/zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);

interface Upload {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
  readonly documentType: string;
}

async function uploadOf(request: FastifyRequest): Promise<Upload> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw problemOf(refuse('file.missing', { field: 'file' }));
  const content = await part.toBuffer();
  const mediaType = (await fileTypeFromBuffer(content))?.mime;
  if (!mediaType || !taken.has(mediaType)) throw problemOf(refuse('file.type-not-taken', { field: 'file' }));
  const field = part.fields['documentType'];
  const named = documentType.safeParse(field && 'value' in field ? field.value : undefined);
  if (!named.success) throw problemOf(refuse('file.document-type-missing', { field: 'documentType' }));
  return { content, mediaType, fileName: part.filename.normalize('NFC').slice(0, 200), documentType: named.data };
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
    takes: { documentType: 'string', file: 'binary' },
    refuses: ['task.not-found', 'task.not-yours', 'task.not-open', 'file.missing', 'file.type-not-taken', 'file.document-type-missing', 'request.too-large'],
  })
  async attach(@Param('taskId', { schema: id }) taskId: string, @Req() request: FastifyRequest, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    const { content, ...file } = await uploadOf(request);
    const hash = await fileStore(this.house.config.filesDir).put(content);
    return transactOnce(this.house, person, { key: key.key, fingerprint: `${taskId} ${file.documentType} ${hash}` }, async (tx) => {
      const document = await attachDocument(tx, taskId, { ...file, hash, size: content.length });
      return isRefusal(document) ? withWhoWasQuicker(tx, taskId, document) : document;
    });
  }

  @Get('documents/:documentId')
  @Answers({ ko: '서류 내려받기', en: 'Download a document', file: 'application/octet-stream', refuses: ['document.not-found'] })
  async download(@Param('documentId', { schema: id }) documentId: string, @Res({ passthrough: true }) reply: FastifyReply, @CurrentPerson() person: Actor): Promise<void> {
    const document = await transact(this.house, person, (tx) => documentToRead(tx, documentId));
    const content = await fileStore(this.house.config.filesDir).get(document.hash);
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`).type(document.mediaType).serializer((payload: unknown) => payload as string).send(content);
  }
}
