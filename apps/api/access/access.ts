import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Side } from '../../../libs/contract/sides';
import type { Role } from '../../../libs/domain/process/roles';
import type { PersonSession } from '../../../libs/people/session';
import '../session/request';

/** Who may call a route. There is no default: a route that does not say stops the start-up. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'side'; readonly side: Side }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

export const accessKey = 'ieum:access';
const may = (access: Access): MethodDecorator & ClassDecorator => SetMetadata(accessKey, access);

/** Anyone, without logging in. */
export const Public = () => may({ kind: 'public' });
/** Anyone who is logged in; what they see is decided by rights and row-level security beneath. */
export const SignedIn = () => may({ kind: 'signed-in' });
/** People of the telco. */
export const StaffOnly = () => may({ kind: 'side', side: 'STAFF' });
/** Whoever holds one of these roles on business today. */
export const Roles = (...roles: readonly Role[]) => may({ kind: 'roles', roles });

export const evenReadOnlyKey = 'ieum:even-read-only';
/** A change that is taken although the calendar ends: the one that mends it, and leaving. */
export const EvenReadOnly = () => SetMetadata(evenReadOnlyKey, true);

export const withFirstPasswordKey = 'ieum:with-first-password';
/** What is open to somebody whose password another gave them: to see who they are, to choose their own, and to leave. */
export const EvenWithFirstPassword = () => SetMetadata(withFirstPasswordKey, true);

const sessionIn = (context: ExecutionContext): PersonSession => {
  const session = context.switchToHttp().getRequest<FastifyRequest>().personSession;
  if (!session) throw new Error('a public route asks who is logged in');
  return session;
};

/** The logged-in person as the actor of a transaction. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Actor => sessionIn(context).actor);
/** The session itself, for what ends or changes it. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): PersonSession => sessionIn(context));
