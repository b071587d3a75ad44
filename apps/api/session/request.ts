import type { FastifyRequest } from 'fastify';
import type { PersonSession } from '../../../libs/people/session';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard; absent on public routes. */
    personSession?: PersonSession;
  }
}

/** The language a person reads: their own once they are known, before that what their browser asks for, else Korean. */
export const localeOf = (request: FastifyRequest): 'ko' | 'en' =>
  request.personSession?.locale ?? (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ko');
