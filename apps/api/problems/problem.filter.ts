import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { refuse, type Refusal } from '../../../libs/domain/refusal';
import { localeOf } from '../session/request';
import { isDatabaseAway } from './is-database-away';
import { problemFrom } from './problem';
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
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refused) return error.refusal;
  const status = statusOf(error);
  if (status >= 400 && status < 500) return refuse(codeOfStatus[status] ?? 'request.refused');
  if (isKeyOfAnotherRun(error)) return refuse('request.key-reused', { field: 'Idempotency-Key' });
  return isDatabaseAway(error) ? refuse('server.database-away') : undefined;
}

/** The same key was sent to two runs at the same moment: each looked before the other had written, and the index lets one in. */
const isKeyOfAnotherRun = (error: unknown): boolean => error instanceof Error && (error as { constraint?: unknown }).constraint === 'run_event_once';

/** Every answer that is not a success is a problem: refusals in the person's words, faults without anything of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly methodsAt: (url: string) => readonly string[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = this.wrongMethod(error, request, reply) ?? refusalOf(error) ?? this.fault(error, request);
    const problem = problemFrom(refusal, localeOf(request), request.id);
    const wait = refusal.params?.['minutes'];
    if (problem.status === 429 && typeof wait === 'number') void reply.header('Retry-After', wait * 60);
    void reply.status(problem.status).header('Content-Type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  /** An address that exists, asked in a way that it does not take. */
  private wrongMethod(error: unknown, request: FastifyRequest, reply: FastifyReply): Refusal | undefined {
    if (!(error instanceof HttpException) || error.getStatus() !== 404 || request.routeOptions.url !== undefined) return undefined;
    const methods = this.methodsAt(request.url);
    if (methods.length === 0) return undefined;
    void reply.header('Allow', methods.join(', '));
    return refuse('request.method-not-allowed');
  }

  private fault(error: unknown, request: FastifyRequest): Refusal {
    this.log.error({ requestId: request.id, method: request.method, route: request.routeOptions.url, err: error }, 'a request failed');
    return refuse('server.failed');
  }
}
