import type { Refusal } from '../domain/refusal';
import type { Tx } from './transaction';

/** What an act would answer: it is carried out and taken back, so that what people are shown before is what happens after. */
export async function foresee<T>(tx: Tx, act: () => Promise<T | Refusal>): Promise<T | Refusal> {
  await tx.query('SAVEPOINT foresight');
  const answer = await act();
  await tx.query('ROLLBACK TO SAVEPOINT foresight');
  return answer;
}
