import type { Tx } from '../database/transaction';
import { tell } from '../desk/notices';

/** Tells everybody of the order's partners its service number, once a command (S1-033). */
export async function tellServiceNumber(tx: Tx, commandId: string): Promise<void> {
  const order = await tx.one<{ id: string; serviceNo: string; orderNo: string }>(
    `SELECT o.id, o.service_no AS "serviceNo", o.order_no AS "orderNo" FROM effect e JOIN run r ON r.id = e.run_id JOIN customer_order o ON o.id = r.order_id WHERE e.command_id = $1`,
    [commandId],
  );
  if (!order) throw new Error(`no order for ${commandId}`);
  const people = await tx.query<{ id: string }>(
    `SELECT DISTINCT p.id FROM order_partner op JOIN team t ON t.organisation_id = op.organisation_id AND t.role = op.role JOIN team_member m ON m.team_id = t.id JOIN person p ON p.id = m.person_id
      WHERE op.order_id = $1 AND p.active AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY 1`,
    [order.id, tx.today],
  );
  const { orderNo, serviceNo } = order;
  await tell(tx, people.map(({ id }) => id), { kind: 'service-number', subjectId: commandId, detail: { orderNo, serviceNo } });
}
