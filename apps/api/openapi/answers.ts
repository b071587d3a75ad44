import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** What a route is for and what it answers: all that the OpenAPI file needs beside the schemas of its parameters. */
export interface Answer {
  readonly ko: string;
  readonly en: string;
  /** Absent where nothing (204), or where `file` is answered. */
  readonly schema?: z.ZodType;
  readonly status?: number;
  /** The media type of what is no JSON. */
  readonly file?: string;
  /** An upload: its fields, by name. */
  readonly takes?: Readonly<Record<string, string>>;
  /** Codes with which this very route refuses, beside those of every route. */
  readonly refuses?: readonly string[];
}

export const answerKey = 'ieum:answer';

/** `@Answers({ ko: '내 정보', en: 'Who I am', schema: me })`. 200 unless a status is named; 204 where there is nothing to answer. */
export const Answers = (answer: Answer): MethodDecorator =>
  applyDecorators(SetMetadata(answerKey, answer), HttpCode(statusOf(answer)));

export const statusOf = ({ schema, file, status }: Answer): number => status ?? (schema || file ? 200 : 204);
