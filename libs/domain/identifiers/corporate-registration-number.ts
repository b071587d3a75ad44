const WRITTEN = /^(\d{6})-?(\d{7})$/;

/** Thirteen digits without the hyphen, or undefined where the text is not written as `NNNNNN-NNNNNNN` or thirteen digits. */
export const corporateNumberDigits = (text: string): string | undefined => {
  const written = WRITTEN.exec(text.trim());
  return written ? `${written[1]}${written[2]}` : undefined;
};

/**
 * Whether the old check digit of a corporate registration number (법인등록번호) holds: weights 1,2,1,2,… on twelve digits (K-14).
 * Numbers given since 2025-01-31 have none, so `false` is a warning to show, never an error.
 */
export function corporateCheckDigitHolds(text: string): boolean {
  const digits = corporateNumberDigits(text);
  if (!digits) return false;
  const sum = Array.from(digits.slice(0, 12)).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 2), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[12]);
}
