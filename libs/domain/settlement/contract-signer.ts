import { sumWon, type Won } from '../money/won';

/** Who concludes a contract. */
export type ContractSigner = 'PROCUREMENT_CONTRACT' | 'CONSULTING_SUPPORT';

export interface ContractedAmounts {
  readonly oneOffs: readonly { readonly quantity: number; readonly unitPriceWon: Won }[];
  readonly staffing: readonly { readonly agents: number; readonly unitPriceWon: Won }[];
  /** The committed term, or of a 단기 contract the months to its end (the parameter `openEndedContractMonths` without one, X-71). */
  readonly contractMonths: number;
}

/** What counts towards the threshold: one-off items + staffing over the contract months, without ASP fees; supply. */
export const contractAmount = ({ oneOffs, staffing, contractMonths }: ContractedAmounts): Won =>
  sumWon(oneOffs.map((item) => BigInt(item.quantity) * item.unitPriceWon)) +
  sumWon(staffing.map((item) => BigInt(item.agents) * item.unitPriceWon)) * BigInt(contractMonths);

/** The customer contract: procurement from the threshold (100,000,000 won supply) on, else consulting support. */
export const customerContractSigner = (amountWon: Won, thresholdWon: Won): ContractSigner =>
  amountWon >= thresholdWon ? 'PROCUREMENT_CONTRACT' : 'CONSULTING_SUPPORT';

/** Partner contracts always go to procurement. */
export const partnerContractSigner: ContractSigner = 'PROCUREMENT_CONTRACT';
