import { refuse, type Refusal } from '../refusal';

export type PhoneKind = 'MOBILE' | 'SEOUL' | 'AREA' | 'VOIP' | 'SAFE' | 'REPRESENTATIVE' | 'FREE' | 'INFORMATION';

/** Stored as digits with its kind (K-15). */
export interface KoreanPhone {
  readonly digits: string;
  readonly kind: PhoneKind;
}

/** Own rules, small and complete (K-15): a general library writes 050x numbers wrongly. Groups are how people write the number. */
const FORMS: readonly (readonly [PhoneKind, RegExp])[] = [
  ['MOBILE', /^(01[016789])-?(\d{3,4})-?(\d{4})$/],
  ['SEOUL', /^(02)-?(\d{3,4})-?(\d{4})$/],
  ['AREA', /^(0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]))-?(\d{3,4})-?(\d{4})$/],
  ['VOIP', /^(070)-?(\d{4})-?(\d{4})$/],
  ['SAFE', /^(050[2-8])-?(\d{3,4})-?(\d{4})$/],
  ['REPRESENTATIVE', /^(1[568]\d{2})-?(\d{4})$/],
  ['FREE', /^(080)-?(\d{3,4})-?(\d{4})$/],
  ['INFORMATION', /^(060)-?(\d{3,4})-?(\d{4})$/],
];

const partsOf = (text: string): { kind: PhoneKind; parts: string[] } | undefined => {
  for (const [kind, form] of FORMS) {
    const written = form.exec(text.trim());
    if (written) return { kind, parts: written.slice(1) };
  }
  return undefined;
};

/** Reads a Korean phone number (K-15). A service number is none. Refuses `phone.malformed`. */
export const koreanPhone = (text: string): KoreanPhone | Refusal => {
  const read = partsOf(text);
  return read ? { digits: read.parts.join(''), kind: read.kind } : refuse('phone.malformed', { params: { typed: text } });
};

/** `01000001234` → `010-0000-1234`, `05051234567` → `0505-123-4567`; text that is no phone number stays as it is. */
export const phoneText = (text: string): string => partsOf(text)?.parts.join('-') ?? text;
