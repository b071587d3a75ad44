import type { Tx } from './transaction';

/**
 * For this transaction: plans that use indexes, made anew. PostgreSQL keeps the plan by which a session checks foreign keys; one made while a table
 * was almost empty reads it from end to end, and goes on to do so for each of the many thousand rows of a page.
 */
export async function planByIndex(tx: Tx): Promise<void> {
  await tx.query('DISCARD PLANS');
  await tx.query('SET LOCAL enable_seqscan = off');
}
