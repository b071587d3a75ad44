import { HttpException } from '@nestjs/common';
import { refuse, type Refusal } from '../../../libs/domain/refusal';
import { isDatabaseAway } from './is-database-away';
import { Refused } from './problem-of';

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  404: 'request.no-such-route',
  405: 'request.method-not-allowed',
  413: 'request.too-large',
  415: 'request.unsupported-media-type',
};

/** Of Nest's exceptions, and of what Fastify finds wrong while a handler still reads (a file that is too large). */
const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  return typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number' ? statusCode : 0;
};

/** The refusal that an exception stands for; undefined where it is a fault of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refused) return error.refusal;
  const status = statusOf(error);
  if (status >= 400 && status < 500) return refuse(codeOfStatus[status] ?? 'request.refused');
  if (isKeyOfAnotherRun(error)) return refuse('request.key-reused', { field: 'Idempotency-Key' });
  return isDatabaseAway(error) ? refuse('server.database-away') : undefined;
}

/** The same key was sent to two runs at the same moment: each looked before the other had written, and the index lets one in. */
const isKeyOfAnotherRun = (error: unknown): boolean => error instanceof Error && (error as { constraint?: unknown }).constraint === 'run_event_once';
