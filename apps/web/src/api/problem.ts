import type { components } from './schema.gen';

export type Problem = components['schemas']['Problem'];

/** The API refused, and says why in both languages (RFC 9457). */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** No answer came, or none that the API itself gave. */
export class NotReached extends Error {
  constructor(readonly status?: number) {
    super('not-reached');
  }
}

export const isRefusedWith = (error: unknown, ...codes: readonly string[]): error is Refused => error instanceof Refused && codes.includes(error.problem.code);
