import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../../libs/contract/sides';
import { inTransaction, type Tx } from '../../../libs/database/transaction';
import { isRefusal, refuse, type Refusal } from '../../../libs/domain/refusal';
import { problemOf } from '../problems/problem-of';
import { jsonOf } from './json';

type Work<T> = (tx: Tx) => Promise<T | Refusal>;
interface Where {
  readonly database: DataSource;
}

/** Does the work in one transaction as this person. A returned refusal rolls everything back and becomes the problem that is answered. */
export const transact = <T>(house: Where, person: Actor, work: Work<T>): Promise<T> =>
  inTransaction(house.database, person, async (tx) => {
    const result = await work(tx);
    if (isRefusal(result)) throw problemOf(result);
    return result;
  });

/** The client's key for one change, and what was sent under it. */
export interface RequestKey {
  readonly key: string;
  readonly fingerprint: string;
}

const fingerprintOf = (request: FastifyRequest): string =>
  createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('hex');

/** `@TheRequestKey() key: RequestKey`: pass `key.key` to the desk, or the whole to `transactOnce`. The guard has made sure that it is there and not too long. */
export const TheRequestKey = createParamDecorator((_: unknown, context: ExecutionContext): RequestKey => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = String(request.headers['idempotency-key']);
  return { key, fingerprint: fingerprintOf(request) };
});

interface Kept {
  readonly fingerprint: string;
  readonly response: unknown;
}

/**
 * `transact` for a change that is no event of a run: the same key with the same content answers the first response again, with other content it is refused.
 * A second request that comes while the first runs waits for it and answers the same. A refusal keeps nothing: the key may be used again.
 */
export const transactOnce = <T>(house: Where, person: Actor, { key, fingerprint }: RequestKey, work: Work<T>): Promise<T> =>
  transact(house, person, async (tx) => {
    const kept = await tx.one<Kept>(`SELECT fingerprint, response FROM answered_under_key($1, $2)`, [person.id, key]);
    if (kept) return kept.fingerprint === fingerprint ? (kept.response as T) : refuse('request.key-reused', { field: 'Idempotency-Key' });
    const result = await work(tx);
    if (isRefusal(result)) return result;
    await tx.query(`INSERT INTO request_key (actor_id, key, fingerprint, response) VALUES ($1, $2, $3, $4)`, [person.id, key, fingerprint, jsonOf(result ?? null)]);
    return result;
  });
