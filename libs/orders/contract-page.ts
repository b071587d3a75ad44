import type { Tx } from '../database/transaction';
import { refuse, type Refusal } from '../domain/refusal';
import { asJson } from '../database/as-json';

const contractColumns = `id, contract_no AS "contractNo", order_id AS "orderId", customer_id AS "customerId", status, service_no AS "serviceNo",
  term_months AS "termMonths", payer_due_day AS "payerDueDay", payer_wants_paper AS "payerWantsPaper", inspected_on AS "inspectedOn", opened_on AS "openedOn",
  billing_start_on AS "billingStartOn", term_end_on AS "termEndOn", terminated_on AS "terminatedOn"`;

const items = (tx: Tx, contractId: string): Promise<object[]> =>
  tx.query(
    `SELECT id, item, quantity, unit_price_won AS "unitPriceWon", no_commitment_unit_price_won AS "noCommitmentUnitPriceWon", pausable,
       price_version AS "priceVersion", valid_from AS "validFrom", valid_to AS "validTo" FROM contract_item WHERE contract_id = $1 ORDER BY id`,
    [contractId],
  );

/** What partners are paid is the house's business, not the customer's. */
const partnerPrice = (tx: Tx): string => (tx.actor.side === 'CUSTOMER' ? '' : ', partner_id AS "partnerId", partner_unit_price_won AS "partnerUnitPriceWon"');

const oneOffs = (tx: Tx, contractId: string): Promise<object[]> =>
  tx.query(
    `SELECT id, kind, description, quantity, unit_price_won AS "unitPriceWon", accepted_on AS "acceptedOn", billing_requested_on AS "billingRequestedOn"
       ${partnerPrice(tx)} FROM one_off_item WHERE contract_id = $1 AND replaced_on IS NULL ORDER BY kind, id`,
    [contractId],
  );

const staffing = (tx: Tx, contractId: string): Promise<object[]> =>
  tx.query(
    `SELECT id, agents, unit_price_won AS "unitPriceWon", valid_from AS "validFrom", valid_to AS "validTo" ${partnerPrice(tx)}
       FROM staffing WHERE contract_id = $1 ORDER BY id`,
    [contractId],
  );

export interface ContractPage {
  readonly id: string;
  readonly contractNo: string;
  readonly status: string;
  readonly items: readonly object[];
  readonly oneOffs: readonly object[];
  readonly staffing: readonly object[];
}

/** One contract with what it charges every month, once and by attendance. A contract of others is not found. */
export async function contractPage(tx: Tx, contractId: string): Promise<ContractPage | Refusal> {
  const contract = await tx.one<Pick<ContractPage, 'id' | 'contractNo' | 'status'>>(`SELECT ${contractColumns} FROM contract WHERE id = $1`, [contractId]);
  if (!contract) return refuse('contract.not-found');
  return asJson({ ...contract, items: await items(tx, contractId), oneOffs: await oneOffs(tx, contractId), staffing: await staffing(tx, contractId) });
}
