const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;
const WRITTEN = /^(\d{3})-?(\d{2})-?(\d{5})$/;

const checkDigitOf = (digits: string): number => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (10 - ((sum + Math.floor((Number(digits[8]) * 5) / 10)) % 10)) % 10;
};

/** Ten digits without hyphens, or undefined where the text is not written as `NNN-NN-NNNNN` or ten digits. */
export const businessNumberDigits = (text: string): string | undefined => {
  const written = WRITTEN.exec(text.trim());
  return written ? `${written[1]}${written[2]}${written[3]}` : undefined;
};

/**
 * True for a business registration number (사업자등록번호) that can exist: check digit by weights 1,3,7,1,3,7,1,3,5 and
 * floor(d9 × 5 / 10), first three ≥ 101, middle not 00, serial not 0000 (K-13). The check digit itself has no weight.
 */
export function isBusinessRegistrationNumber(text: string): boolean {
  const digits = businessNumberDigits(text);
  if (!digits) return false;
  const canExist = digits.slice(0, 3) >= '101' && digits.slice(3, 5) !== '00' && digits.slice(5, 9) !== '0000';
  return canExist && checkDigitOf(digits) === Number(digits[9]);
}

/** `1018100005` → `101-81-00005`, as forms print it; what is not written as such a number stays as it is. */
export const businessNumberText = (text: string): string => text.trim().replace(WRITTEN, '$1-$2-$3');
