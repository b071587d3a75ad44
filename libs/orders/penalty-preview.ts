import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { Won } from '../domain/money/won';
import { itemIn, type ItemCode, type PriceVersion, type TermMonths } from '../domain/pricing/catalogue';
import { earlyTerminationPenalty, type EndReason } from '../domain/pricing/early-termination-penalty';
import type { Parameters } from '../domain/pricing/parameters';
import type { Penalty, PenaltyContract, PenaltyItem } from '../domain/pricing/penalty-lines';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { asJson, type AsJson } from '../database/as-json';
import { parametersOn, pricesInForce } from '../database/prices-in-force';

interface ContractRow {
  readonly termMonths: TermMonths;
  readonly billingStartOn: PlainDate | null;
}

interface ItemRow {
  readonly item: ItemCode;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly noCommitmentUnitPriceWon: Won;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** The discount that the contract itself gave; the price table may have changed since. */
const penaltyItem = ({ noCommitmentUnitPriceWon, ...row }: ItemRow, version: PriceVersion): PenaltyItem => {
  const discount = noCommitmentUnitPriceWon - row.unitPriceWon;
  return { ...row, unit: itemIn(version, row.item).unit, discountWonByTerm: { 0: 0n, 12: discount, 24: discount, 36: discount } };
};

const penaltyContract = (contract: ContractRow, start: PlainDate, rows: readonly ItemRow[], version: PriceVersion, { pausesExtendTerm }: Parameters): PenaltyContract => ({
  terms: [{ from: start, termMonths: contract.termMonths, by: 'START' }],
  pauses: [],
  pausesExtendTerm,
  items: rows.map((row) => penaltyItem(row, version)),
});

const itemsOf = (tx: Tx, contractId: string): Promise<ItemRow[]> =>
  tx.query<ItemRow>(
    `SELECT item, quantity, unit_price_won AS "unitPriceWon", no_commitment_unit_price_won AS "noCommitmentUnitPriceWon", valid_from AS "from", valid_to AS "to"
       FROM contract_item WHERE contract_id = $1 ORDER BY id`,
    [contractId],
  );

/** What ending a contract on a last day of service would cost (F-04), with its arithmetic and what staying to the end costs. */
export async function penaltyPreview(tx: Tx, contractId: string, lastDay: PlainDate, reason: EndReason = 'CUSTOMER'): Promise<AsJson<Penalty> | Refusal> {
  const contract = await tx.one<ContractRow>(`SELECT term_months AS "termMonths", billing_start_on AS "billingStartOn" FROM contract WHERE id = $1`, [contractId]);
  if (!contract) return refuse('contract.not-found');
  const start = contract.billingStartOn;
  if (!start) return refuse('contract.not-open');
  if (lastDay < start) return refuse('contract.ends-before-it-starts', { field: 'lastDay', params: { billingStartOn: start } });
  const parameters = await parametersOn(tx, tx.today);
  const version = await pricesInForce(tx, tx.today);
  if (isRefusal(parameters)) return parameters;
  if (isRefusal(version)) return version;
  const priced = penaltyContract(contract, start, await itemsOf(tx, contractId), version, parameters);
  return asJson(earlyTerminationPenalty(priced, lastDay, reason, parameters.penaltyCap));
}
