import type { Tx } from '../../database/transaction';
import type { FeeShare } from '../../domain/settlement/partner-accrual';
import { rowsOf } from '../billing-run/rows-of';

/** The shares that partners' contracts name of the fees of some contracts (X-116); a partner with two contracts of one order has the sum of both. */
export const feeSharesOf = (tx: Tx, contractIds: Buffer): Promise<(FeeShare & { readonly contractId: string })[]> =>
  tx.query(
    `SELECT contract_id AS "contractId", partner_id AS "partnerId", sum(fee_share_percent)::int AS "feeSharePercent" FROM ${rowsOf('partner_fee_share', 'found.contract_id = wanted.id')}
      GROUP BY contract_id, partner_id ORDER BY contract_id, partner_id`,
    [contractIds],
  );
