import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { refuse, type Refusal } from '../../../libs/domain/refusal';
import { localeOf } from '../session/request';
import { problemFrom } from './problem';
import { refusalOf } from './refusal-of';

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
