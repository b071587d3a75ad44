import type { Refusal } from '../../../libs/domain/refusal';

/** Carries an expected refusal to the problem filter. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refusal);
  }
}

/** `throw problemOf(refusal)`: the filter answers it in the person's words. `transact` does so by itself. */
export const problemOf = (refusal: Refusal): Refused => new Refused(refusal);
