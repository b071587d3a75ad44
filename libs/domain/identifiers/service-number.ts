import { refuse, type Refusal } from '../refusal';

/**
 * The canonical service number: `J` and 8 digits, after trimming and taking out one hyphen directly after the J.
 * `J-00001587` → `J00001587`. Anything else is refused with `service-number.malformed`.
 */
export const serviceNumberOf = (typed: string): string | Refusal => {
  const canonical = typed.trim().replace(/^J-/, 'J');
  return /^J\d{8}$/.test(canonical) ? canonical : refuse('service-number.malformed', { params: { typed } });
};

/** The n-th service number of the unique sequence: 1587 → `J00001587`. */
export const serviceNumber = (n: number): string => `J${String(n).padStart(8, '0')}`;
