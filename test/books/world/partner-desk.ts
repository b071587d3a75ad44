import { randomUUID } from 'node:crypto';
import { vatOf } from '../../../libs/domain/pricing/vat';
import { isRefusal } from '../../../libs/domain/refusal';
import type { Books } from './books';

/** A task of a partner's settlement is completed by whoever it lies with, with its evidence attached. */
export async function completeSettlementTask(books: Books, login: string, step: string, form: unknown): Promise<void> {
  const task = await books.as(login, (tx) => tx.one<{ id: string; version: number }>(`SELECT id, version FROM task WHERE step = $1 AND status IN ('OPEN', 'IN_PROGRESS') ORDER BY id`, [step]));
  if (!task) throw new Error(`${step} does not lie on the desk of ${login}`);
  await books.rows(`INSERT INTO stored_file VALUES (repeat('0', 64), 1, 'application/pdf') ON CONFLICT DO NOTHING`);
  await books.rows(
    `INSERT INTO document (id, file_hash, file_name, document_type, task_id, run_id, partner_id, uploaded_by) SELECT gen_random_uuid(), repeat('0', 64), '세금계산서.pdf', 'PARTNER_TAX_INVOICE', id, run_id, partner_id, gen_random_uuid() FROM task WHERE id = $1`,
    [task.id],
  );
  const done = await books.as(login, (tx) => books.desk.complete(tx, task.id, { version: task.version, idempotencyKey: randomUUID(), form }));
  if (isRefusal(done)) throw new Error(done.refusal);
}

export interface EarnedLine {
  readonly id: string;
  readonly supplyWon: bigint;
}

/** The partner's tax invoice for these lines, below zero where one is taken back. */
export const invoiceOf = (issuedOn: string, lines: readonly EarnedLine[]) => ({
  approvalNo: `${issuedOn.replaceAll('-', '')}${randomUUID().replaceAll('-', '').slice(0, 16)}`,
  issuedOn,
  lines: lines.map(({ id, supplyWon }) => ({ accrualId: id, supplyWon: `${supplyWon}`, vatWon: `${vatOf(supplyWon)}` })),
});
