import type { Tx } from '../../database/transaction';
import type { StepWork } from '../../desk/step-work';
import { refuse, type Refusal } from '../../domain/refusal';
import type { StepPlan } from '../../domain/process/step-plan';
import { takeServiceNumber } from '../../database/take-number';
import { orderOfRun } from '../order-row';
import { faultOfPartners } from '../partners-of-application';

/** The papers that contracting asked for, step by step, and that somebody has taken away since. */
async function missingDocuments(tx: Tx, runId: string, plan: StepPlan): Promise<Refusal | undefined> {
  const asked = Object.values(plan.steps).flatMap((step) =>
    step.stage === 'contracting' ? (step.evidence ?? []).map((type) => ({ step: step.key, type })) : [],
  );
  const missing = await tx.query<{ type: string }>(
    `SELECT DISTINCT a.type FROM unnest($2::text[], $3::text[]) AS a (step, type)
      JOIN task t ON t.run_id = $1 AND t.step = a.step AND t.status = 'DONE'
       AND t.round = (SELECT max(round) FROM task l WHERE l.run_id = $1 AND l.step = t.step AND l.instance = t.instance)
      WHERE NOT EXISTS (SELECT FROM document d JOIN task e ON e.id = d.task_id
        WHERE e.run_id = $1 AND e.step = a.step AND e.instance = t.instance AND d.document_type = a.type AND d.removed_at IS NULL AND NOT d.came_late)
      ORDER BY a.type`,
    [runId, asked.map((a) => a.step), asked.map((a) => a.type)],
  );
  if (missing.length === 0) return undefined;
  return refuse('service-order.documents-missing', { field: 'documents', params: { documents: missing.map((row) => row.type).join(', ') } });
}

/**
 * S/O 처리: the order gets its service number, `J` and 8 digits, in the transaction that completes the step (S1-033, S1-034, X-114). Done again it
 * keeps the number it has. Refused while documents are missing (S1-043, S1-044), or a partner does not serve its role any more.
 */
export const processServiceOrder: StepWork = {
  async completed(tx, { run, plan }) {
    const missing = await missingDocuments(tx, run.id, plan);
    if (missing) return missing;
    const order = await orderOfRun(tx, run.orderId);
    const fault = order.serviceNo === null ? await faultOfPartners(tx, order.application) : undefined;
    if (fault) return fault;
    const serviceNo = order.serviceNo ?? (await takeServiceNumber(tx));
    await tx.query(`UPDATE customer_order SET service_no = $2 WHERE id = $1`, [order.id, serviceNo]);
    await tx.query(`UPDATE contract SET service_no = $2 WHERE order_id = $1`, [order.id, serviceNo]);
    return { facts: { serviceNo } };
  },
};
