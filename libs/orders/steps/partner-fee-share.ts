import type { Tx } from '../../database/transaction';
import { refuse, type Refusal } from '../../domain/refusal';
import type { OrderRow } from '../order-row';

type Contracted = Pick<OrderRow, 'id' | 'contractId'>;

/** The contract with a partner is not in force any more, or names no share. */
export const dropFeeShare = (tx: Tx, { contractId }: Pick<Contracted, 'contractId'>, role: string): Promise<unknown[]> =>
  tx.query(`DELETE FROM partner_fee_share WHERE contract_id = $1 AND partner_role = $2`, [contractId, role]);

/** The share of the monthly fees that the contract with the partner of a role names: refused where all of them together would share out more than the fee. */
export async function keepFeeShare(tx: Tx, order: Contracted, role: string, feeSharePercent: number | undefined): Promise<Refusal | undefined> {
  await dropFeeShare(tx, order, role);
  if (feeSharePercent === undefined) return undefined;
  const others = await tx.one<{ percent: number }>(`SELECT coalesce(sum(fee_share_percent), 0)::int AS percent FROM partner_fee_share WHERE contract_id = $1`, [order.contractId]);
  const left = 100 - (others?.percent ?? 0);
  if (feeSharePercent > left) return refuse('partner-contract.share-beyond-the-fee', { field: 'feeSharePercent', params: { left } });
  await tx.query(
    `INSERT INTO partner_fee_share (contract_id, partner_role, partner_id, fee_share_percent) SELECT $2, $3, organisation_id, $4 FROM order_partner WHERE order_id = $1 AND role = $3`,
    [order.id, order.contractId, role, feeSharePercent],
  );
  return undefined;
}
