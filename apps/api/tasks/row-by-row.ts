import { createHash } from 'node:crypto';
import { refuse } from '../../../libs/domain/refusal';
import type { Problem } from '../problems/problem';
import { problemFrom } from '../problems/problem';
import { refusalOf } from '../problems/refusal-of';
import type { RequestKey } from '../session/transact';

interface Row {
  readonly taskId: string;
  readonly version: number;
}

/** What became of one row: its answer, or the problem in both languages. */
export type RowResult<T> =
  | { readonly taskId: string; readonly ok: true; readonly answer: T }
  | { readonly taskId: string; readonly ok: false; readonly problem: Pick<Problem, 'status' | 'code' | 'ko' | 'en' | 'field' | 'params' | 'issues'> };

/** The request's key and the task's: what was done is answered again when the request comes again, what was refused may be tried again under the same key. */
const keyOfRow = ({ key }: RequestKey, { taskId, version }: Row, asked: object): RequestKey => ({
  key: `${key}/${taskId}`,
  fingerprint: createHash('sha256').update(JSON.stringify([asked, taskId, version])).digest('hex'),
});

function problemOfRow(error: unknown, tell: (error: unknown) => void): Extract<RowResult<never>, { ok: false }>['problem'] {
  const refusal = refusalOf(error);
  if (!refusal) tell(error);
  const { type: _type, title: _title, detail: _detail, requestId: _requestId, ...problem } = problemFrom(refusal ?? refuse('server.failed'), 'ko', '');
  return problem;
}

/**
 * Does the same to several tasks, one after the other: each row is a transaction and a key of its own, so that a refused one neither stops nor undoes
 * the others, and a request that was cut off is simply sent again. Faults of ours are told to `tell` and stay in their row.
 */
export async function rowByRow<T>(
  { rows, key, asked, tell }: { readonly rows: readonly Row[]; readonly key: RequestKey; readonly asked: object; readonly tell: (error: unknown) => void },
  act: (row: Row, key: RequestKey) => Promise<T>,
): Promise<{ readonly items: readonly RowResult<T>[] }> {
  const items: RowResult<T>[] = [];
  for (const row of rows) {
    const { taskId } = row;
    try {
      items.push({ taskId, ok: true, answer: await act(row, keyOfRow(key, row, asked)) });
    } catch (error) {
      items.push({ taskId, ok: false, problem: problemOfRow(error, tell) });
    }
  }
  return { items };
}
