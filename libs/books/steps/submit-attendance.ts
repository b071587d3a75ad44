import type { z } from 'zod';
import { attendance } from '../../contract/forms/month';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import { latestDocument } from '../../desk/evidence';
import type { StepContext, StepWork } from '../../desk/step-work';
import { refuse, type Refusal } from '../../domain/refusal';

/** Agents may take turns on a place, but nobody attends more than the month requires, and together no more than was agreed (F-19). */
async function faultOf(tx: Tx, at: StepContext, { requiredDays, agents }: z.infer<typeof attendance>): Promise<Refusal | undefined> {
  const tooMany = agents.findIndex((agent) => agent.attendedDays > requiredDays);
  if (tooMany >= 0) return refuse('attendance.days-out-of-range', { field: `agents.${tooMany}.attendedDays`, params: { days: agents[tooMany]?.attendedDays ?? 0, requiredDays } });
  const agreed = await tx.one<{ agents: number }>(`SELECT coalesce(sum(agents), 0)::int AS agents FROM staffing WHERE contract_id = $1 AND partner_id = $2`, [at.run.contractId, at.run.partnerId]);
  const most = (agreed?.agents ?? 0) * requiredDays;
  const days = agents.reduce((sum, agent) => sum + agent.attendedDays, 0);
  return days > most ? refuse('attendance.more-days-than-agreed', { field: 'agents', params: { days, most } }) : undefined;
}

const isCharged = (tx: Tx, { run }: StepContext): Promise<unknown> =>
  tx.one(
    `SELECT 1 FROM staffing s JOIN bill_line b ON b.source_id = s.id AND b.accrual_month = $3 AND b.reverses_bill_id IS NULL WHERE s.contract_id = $1 AND s.partner_id = $2 LIMIT 1`,
    [run.contractId, run.partnerId, run.accrualMonth],
  );

/** The attendance certificate of a contract's month, signed by the customer (복무확인서, S1-064). Once it is billed it is corrected, not replaced. */
export const submitAttendance: StepWork = {
  async completed(tx, at) {
    const sheet = attendance.parse(at.form);
    const fault = faultIfInFuture(tx, sheet.signedOn, 'signedOn') ?? (await faultOf(tx, at, sheet)) ?? ((await isCharged(tx, at)) ? refuse('attendance.already-billed') : undefined);
    if (fault) return fault;
    const { run } = at;
    await tx.query(
      `INSERT INTO attendance_sheet (id, contract_id, customer_id, partner_id, accrual_month, required_days, agents, document_id, submitted_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (contract_id, partner_id, accrual_month) DO UPDATE
         SET required_days = excluded.required_days, agents = excluded.agents, document_id = excluded.document_id, submitted_on = excluded.submitted_on`,
      [newId(), run.contractId, run.customerId, run.partnerId, run.accrualMonth, sheet.requiredDays, JSON.stringify(sheet.agents), await latestDocument(tx, at, 'ATTENDANCE_CERTIFICATE'), tx.today],
    );
    return undefined;
  },
  /** Returned: the line waits again, unless it is billed already. */
  async undone(tx, at) {
    if (await isCharged(tx, at)) return;
    await tx.query(`DELETE FROM attendance_sheet WHERE contract_id = $1 AND partner_id = $2 AND accrual_month = $3`, [at.run.contractId, at.run.partnerId, at.run.accrualMonth]);
  },
};
