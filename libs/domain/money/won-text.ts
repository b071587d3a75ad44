import type { Won } from './won';

/** `1234567n` → `1,234,567`, as forms and bills print it. */
export function wonText(amount: Won): string {
  const digits = amount < 0n ? (-amount).toString() : amount.toString();
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
  return amount < 0n ? `-${text}` : text;
}

/** A decimal string of whole won, as JSON carries it; throws on anything else, because that is a fault of ours. */
export function wonFrom(text: string): Won {
  if (!/^-?\d+$/.test(text)) throw new Error(`not a whole number of won: ${text}`);
  return BigInt(text);
}

/** Words in the two languages people read. */
export interface Words {
  readonly ko: string;
  readonly en: string;
}

/** `30석` / `30 seats`. */
export const quantityText = (quantity: number, unit: Words): Words => ({
  ko: `${quantity}${unit.ko}`,
  en: `${quantity} ${unit.en}${quantity === 1 ? '' : 's'}`,
});
