import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { hasRole, type Actor } from '../../../libs/contract/sides';
import { refuse } from '../../../libs/domain/refusal';
import { sessionOf } from '../../../libs/people/session';
import { TheHouse, type HouseOfShell } from '../house-token';
import { problemOf } from '../problems/problem-of';
import { sessionCookie } from '../session/session-cookie';
import { accessKey, evenReadOnlyKey, withFirstPasswordKey, type Access } from './access';
import { isReadOnly } from './read-only';

const longestKey = 200;

const changes = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/** A browser names the page that sends; another site's page is refused even where its cookie rules fail. */
function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

const allowed = (access: Access, actor: Actor): boolean => {
  if (access.kind === 'roles') return access.roles.some((role) => hasRole(actor, role));
  return access.kind === 'side' ? actor.side === access.side : true;
};

function checkKey(key: string | string[] | undefined): void {
  if (!key) throw problemOf(refuse('request.key-missing', { field: 'Idempotency-Key' }));
  if (key.length > longestKey) throw problemOf(refuse('request.key-too-long', { field: 'Idempotency-Key' }));
}

/** Origin, then login, then role, then a password of one's own; a change of a logged-in person carries its key, which a foreign page cannot send. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @TheHouse() private readonly house: HouseOfShell,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (changes(request) && !sameOrigin(request)) throw problemOf(refuse('request.foreign-origin'));
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [context.getHandler(), context.getClass()]);
    if (access?.kind === 'public') return true;
    const token = request.cookies[sessionCookie];
    const session = token ? await sessionOf(this.house.database, token) : undefined;
    if (!session) throw problemOf(refuse('login.needed'));
    request.personSession = session;
    if (!access || !allowed(access, session.actor)) throw problemOf(refuse('access.denied'));
    if (session.passwordIsFirst && !this.says(withFirstPasswordKey, context)) throw problemOf(refuse('login.password-to-change'));
    if (changes(request)) checkKey(request.headers['idempotency-key']);
    if (changes(request) && !this.says(evenReadOnlyKey, context) && (await isReadOnly(this.house.database))) throw problemOf(refuse('calendar.read-only'));
    return true;
  }

  private says(key: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean | undefined>(key, [context.getHandler(), context.getClass()]) === true;
  }
}
