import { disassemble } from 'es-hangul';

/** What somebody typed to find something, read in every way in which it may be meant. */
export interface Typed {
  /** A number as the house writes it: `O-2026-000064`, `C-…`, `B-…`, a firm's code. */
  readonly number: string;
  /** `J-00001587` as people write it and as it is stored. */
  readonly serviceNo: string;
  /** Ten digits, with or without hyphens. */
  readonly businessNo: string | null;
  /** The beginning of a name, where that may be one at all: two letters or more, and no number. */
  readonly name: string | null;
  /** The same by its initial consonants: ㅎㅂ finds 한빛여행. Keyboards write two that follow each other as one (ㄱㅅ as ㄳ). */
  readonly initials: string | null;
}

const digits = (text: string): string => text.replace(/[^0-9]/g, '');
/** Of an order, a contract, a service or a bill, or a business registration number; K2 is a company. */
const isNumber = (text: string): boolean => /^(?:[OCJB]-?\d[\d-]*|\d{3}-?\d{2}-?\d{5})$/i.test(text);
const areConsonants = (text: string): boolean => /^[ㄱ-ㅎ\s]+$/u.test(text);

export function whatWasTyped(text: string): Typed {
  const wanted = text.trim().normalize('NFC');
  const letters = areConsonants(wanted) ? disassemble(wanted) : wanted;
  const mayBeName = letters.length >= 2 && !isNumber(wanted);
  return {
    number: wanted.toUpperCase(),
    serviceNo: wanted.toUpperCase().replace(/^J-/, 'J'),
    businessNo: digits(wanted).length === 10 ? digits(wanted) : null,
    name: mayBeName && !areConsonants(wanted) ? letters : null,
    initials: mayBeName && areConsonants(wanted) ? letters : null,
  };
}
