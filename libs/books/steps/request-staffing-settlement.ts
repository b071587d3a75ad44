import { staffingSettlement } from '../../contract/forms/month';
import { jsonText } from '../../database/as-json';
import type { StepWork } from '../../desk/step-work';

/** The monthly request for billing and settlement of outsourced agents, with the attendance certificate (D-05, S1-064). */
export const requestStaffingSettlement: StepWork = {
  async completed(tx, { run, form, actingFor }) {
    const { comment: _, ...request } = staffingSettlement.parse(form);
    await tx.query(
      `UPDATE attendance_sheet SET settlement_request = $4, settlement_requested_on = $5, settlement_requested_by = $6, settlement_requested_for = $7 WHERE contract_id = $1 AND partner_id = $2 AND accrual_month = $3`,
      [run.contractId, run.partnerId, run.accrualMonth, jsonText(request), tx.today, tx.actor.id, actingFor?.personId ?? null],
    );
  },
};
