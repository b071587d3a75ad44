import type { Tx } from '../../database/transaction';

/**
 * Whoever moves money between payments and bills does it one after the other: bank files name bills in any order, and two that wait for each
 * other's bills would end in a deadlock. Issuing bills is not held up by it.
 */
export const oneAtATime = (tx: Tx): Promise<unknown[]> => tx.query(`SELECT pg_advisory_xact_lock(hashtext('receivables'))`);
