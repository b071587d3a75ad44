import type { FastifyReply } from 'fastify';
import '@fastify/cookie';

export const sessionCookie = 'ieum_session';

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

export const giveCookie = (reply: FastifyReply, token: string, secure: boolean): void => {
  reply.setCookie(sessionCookie, token, attributes(secure));
};

export const takeCookie = (reply: FastifyReply, secure: boolean): void => {
  reply.clearCookie(sessionCookie, attributes(secure));
};
