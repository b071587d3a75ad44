import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { fileTypeFromBuffer } from 'file-type/core';
import { z } from 'zod';
import { refuse } from '../../../libs/domain/refusal';
import { problemOf } from '../problems/problem-of';

/** A paper as it was sent: what it is, its bytes say, not its name. */
export interface Upload {
  readonly content: Buffer;
  readonly hash: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly documentType: string;
}

/** Why an upload is refused, what it is made of, and what it answers, wherever it goes. */
export const ofFiles = ['file.missing', 'file.type-not-taken', 'file.document-type-missing', 'request.too-large'] as const;
export const partsOfUpload = { documentType: '서류 종류 (업무의 evidence), 예: TERMS', file: 'PDF, PNG, JPEG, ZIP, DOCX, XLSX' };
export const attached = z.object({ id: z.uuid(), documentType: z.string(), fileName: z.string() }).meta({ title: '첨부 서류' });

const documentType = z.string().regex(/^[A-Z_]{3,40}$/);
/** Papers and pictures of papers. */
const taken = new Set(['application/pdf', 'image/png', 'image/jpeg', 'application/zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);

/** A name to show and to save under; it leads nowhere, and Hangul from a Mac is composed. */
const nameOf = (sent: string): string => Array.from(sent.normalize('NFC').replaceAll(/[\p{Cc}\p{Surrogate}/\\]/gu, '').trim()).slice(0, 200).join('') || '서류';

interface Sent {
  file?: { readonly content: Buffer; readonly fileName: string };
  documentType?: unknown;
}

/** Fields may come before the file or after it. */
async function partsOf(request: FastifyRequest): Promise<Sent> {
  const sent: Sent = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') sent.file = { content: await part.toBuffer(), fileName: nameOf(part.filename) };
    else if (part.fieldname === 'documentType') sent.documentType = part.value;
  }
  return sent;
}

const isKnown = (error: unknown): boolean => error instanceof Error && String((error as { code?: unknown }).code).startsWith('FST_');

/** What the parser cannot read was cut off or is no multipart at all; what it refuses itself (too large, too many) it names. */
const malformed = (error: unknown): never => {
  throw isKnown(error) ? error : problemOf(refuse('request.malformed'));
};

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A file that is read and not kept, whatever it is. */
export async function fileOf(request: FastifyRequest): Promise<Pick<Upload, 'content' | 'hash' | 'fileName'>> {
  const { file } = request.isMultipart() ? await partsOf(request).catch(malformed) : ({} as Sent);
  if (!file) throw problemOf(refuse('file.missing', { field: 'file' }));
  return { ...file, hash: hashOf(file.content) };
}

export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  const sent: Sent = request.isMultipart() ? await partsOf(request).catch(malformed) : {};
  if (!sent.file) throw problemOf(refuse('file.missing', { field: 'file' }));
  const { content, fileName } = sent.file;
  const mediaType = (await fileTypeFromBuffer(content))?.mime;
  if (!mediaType || !taken.has(mediaType)) throw problemOf(refuse('file.type-not-taken', { field: 'file' }));
  const named = documentType.safeParse(sent.documentType);
  if (!named.success) throw problemOf(refuse('file.document-type-missing', { field: 'documentType' }));
  return { content, hash: hashOf(content), mediaType, fileName, documentType: named.data };
}
