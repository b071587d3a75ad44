import type { Words } from '../money/won-text';
import type { BillLine } from './bill-line';

const reversed = (arithmetic: Words): Words => ({ ko: `취소: ${arithmetic.ko}`, en: `reversal: ${arithmetic.en}` });

/** The exact opposite of lines: a bill and its reversal sum to 0, line by line. */
export const reverseLines = (lines: readonly BillLine[]): BillLine[] =>
  lines.map((line) => ({
    ...line,
    quantity: -line.quantity,
    supplyWon: -line.supplyWon,
    vatWon: -line.vatWon,
    lineage: { ...line.lineage, rules: [...line.lineage.rules, 'X-61'], arithmetic: reversed(line.lineage.arithmetic) },
  }));
