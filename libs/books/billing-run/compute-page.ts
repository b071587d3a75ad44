import type { BillKind } from '../../domain/billing/kinds-of-bill';
import type { BillLine } from '../../domain/billing/bill-line';
import type { UnitsOfItems } from '../../domain/billing/month-lines-of-contract';
import { monthOfContract, type BillDraft, type MonthOfContract } from '../../domain/billing/month-of-contract';
import type { Month } from '../../domain/calendar/plain-date';
import { sumWon, type Won } from '../../domain/money/won';
import { isRefusal, type Refusal } from '../../domain/refusal';
import type { ContractToBill } from './contracts-of-a-page';

/** A contract with what its month comes to, or why it could not be computed. */
export interface ComputedContract {
  readonly contract: ContractToBill;
  readonly month: MonthOfContract | Refusal;
}

export interface LineOfBill {
  readonly billKind: BillKind;
  readonly line: BillLine;
}

/** What a page adds to its run. */
export interface PageTotals {
  readonly contracts: number;
  readonly lines: number;
  readonly waiting: number;
  readonly failed: number;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly partnerSupplyWon: Won;
}

/** Contracts in, what their month comes to out: the same for dry run and run. */
export type Compute = (contracts: readonly ContractToBill[]) => readonly ComputedContract[];

/** A contract that throws must not stop the others: it is left out by name. */
function computed(contract: ContractToBill, month: Month, units: UnitsOfItems): ComputedContract {
  try {
    return { contract, month: monthOfContract(contract, month, units) };
  } catch (error) {
    return { contract, month: { refusal: 'contract.not-computed', params: { why: error instanceof Error ? error.message : String(error) } } };
  }
}

/** Dry run and run alike: what contracts are billed, owe partners and wait for. Pure. */
export const compute = (contracts: readonly ContractToBill[], month: Month, units: UnitsOfItems): readonly ComputedContract[] =>
  contracts.map((contract) => computed(contract, month, units));

export const linesOf = (drafts: readonly BillDraft[]): readonly LineOfBill[] => drafts.flatMap(({ occasion, lines }) => lines.map((line) => ({ billKind: occasion.kind, line })));

/** The contracts that came to something, without those that failed. */
export const wellComputed = (page: readonly ComputedContract[]): readonly { readonly contract: ContractToBill; readonly month: MonthOfContract }[] =>
  page.flatMap(({ contract, month }) => (isRefusal(month) ? [] : [{ contract, month }]));

const nothing: PageTotals = { contracts: 0, lines: 0, waiting: 0, failed: 0, supplyWon: 0n, vatWon: 0n, partnerSupplyWon: 0n };

export const addTotals = (parts: readonly PageTotals[]): PageTotals =>
  parts.reduce(
    (sum, part) => ({
      contracts: sum.contracts + part.contracts,
      lines: sum.lines + part.lines,
      waiting: sum.waiting + part.waiting,
      failed: sum.failed + part.failed,
      supplyWon: sum.supplyWon + part.supplyWon,
      vatWon: sum.vatWon + part.vatWon,
      partnerSupplyWon: sum.partnerSupplyWon + part.partnerSupplyWon,
    }),
    nothing,
  );

/** What contracts come to; those that failed only count as such. */
export function totalsOf(contracts: readonly ComputedContract[]): PageTotals {
  const well = wellComputed(contracts).map(({ month }) => month);
  const lines = well.flatMap((month) => month.drafts).flatMap((draft) => draft.lines);
  return {
    contracts: contracts.length,
    lines: lines.length,
    waiting: well.reduce((count, month) => count + month.waiting.length, 0),
    failed: contracts.length - well.length,
    supplyWon: sumWon(lines.map((line) => line.supplyWon)),
    vatWon: sumWon(lines.map((line) => line.vatWon)),
    partnerSupplyWon: sumWon(well.flatMap((month) => month.accruals.map((accrual) => accrual.supplyWon))),
  };
}
