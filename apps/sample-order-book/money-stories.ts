import type { Tx } from '../../libs/database/transaction';
import type { WaitingTask } from './known-tasks';
import { billedMonth, type Span } from './span';

const isOfStaffing = ({ accrualMonth, role, planKey }: WaitingTask, span: Span, month: number): boolean =>
  planKey === 'partner-month' && accrualMonth === billedMonth(span, month) && role === 'PARTNER_STAFFING';

/** In the second month the staffing partner's first invoice names too much for one line: it is held alone, invoiced again and paid later. */
export const isInvoicedWrongly = (task: WaitingTask, span: Span): boolean => isOfStaffing(task, span, 2) && task.round === 1;

/** In the fourth the settlement team holds a line of it, and nobody has resolved that yet. */
export async function linesToHold(tx: Tx, { runId, accrualMonth }: WaitingTask, span: Span): Promise<readonly { accrualId: string; reason: string }[]> {
  if (accrualMonth !== billedMonth(span, 4)) return [];
  const [line] = await tx.query<{ id: string }>(`SELECT id FROM partner_accrual WHERE run_id = $1 AND item = 'STAFFING' ORDER BY supply_won DESC, id LIMIT 1`, [runId]);
  return line ? [{ accrualId: line.id, reason: '출근일수를 고객에게 확인 중' }] : [];
}

export const isLeftHeld = ({ step, accrualMonth }: WaitingTask, span: Span): boolean => step === 'resolve-held-lines' && accrualMonth === billedMonth(span, 4);

/** A held line whose invoice differs goes back to the partner. */
export const needsAnotherInvoice = async (tx: Tx, { runId }: WaitingTask): Promise<boolean> =>
  (await tx.one(`SELECT 1 FROM partner_accrual WHERE run_id = $1 AND status = 'HELD' AND invoice_match IS DISTINCT FROM 'MATCHED' LIMIT 1`, [runId])) !== undefined;
