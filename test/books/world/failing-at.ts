import type { Tx } from '../../../libs/database/transaction';

export class Killed extends Error {
  constructor(at: number) {
    super(`killed at statement ${at}`);
  }
}

/** The same transaction, in which something happens before the statement that is meant. Answers also how many statements there were. */
export function beforeStatement(tx: Tx, meant: (sql: string, n: number) => boolean, happens: () => Promise<void>): { readonly tx: Tx; count(): number } {
  let count = 0;
  const query = async <Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> => {
    count += 1;
    if (meant(sql, count)) await happens();
    return tx.query<Row>(sql, parameters);
  };
  const one = async <Row>(sql: string, parameters?: readonly unknown[]): Promise<Row | undefined> => (await query<Row>(sql, parameters))[0];
  return { tx: { ...tx, query, one }, count: () => count };
}

/** The process dies before the n-th statement of its transaction. */
export const killedAt = (tx: Tx, n: number): { readonly tx: Tx; count(): number } =>
  beforeStatement(
    tx,
    (_, at) => at === n,
    async () => {
      throw new Killed(n);
    },
  );
