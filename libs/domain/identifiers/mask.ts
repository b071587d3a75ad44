import { phoneText } from './korean-phone';

/** 홍길동 → 홍*동, 홍길 → 홍*: the first and last letter stay (K-18). */
export const maskName = (name: string): string => {
  const letters = Array.from(name);
  if (letters.length <= 2) return letters.map((letter, at) => (at === 0 && letters.length > 1 ? letter : '*')).join('');
  return letters.map((letter, at) => (at === 0 || at === letters.length - 1 ? letter : '*')).join('');
};

/** `010-0000-1234` → `010-****-1234`: the group before the last is hidden (K-15). */
export const maskPhone = (phone: string): string => {
  const groups = phoneText(phone).split('-');
  // A text of one group is no number that we know: only its end stays.
  if (groups.length === 1) return phone.replace(/.(?=.{4})/gu, '*');
  const hidden = Math.max(0, groups.length - 2);
  return groups.map((group, at) => (at === hidden ? '*'.repeat(group.length) : group)).join('-');
};

/** `garam@hanbit.example.com` → `g****@hanbit.example.com`: the first letter stays (K-18). */
export const maskEmail = (email: string): string => email.replace(/^(.)([^@]*)/u, (_, first: string, rest: string) => first + '*'.repeat(Array.from(rest).length));

/** `110-12-123456` → `***-**-1234**`: four digits before the last two stay (K-18). */
export const maskAccount = (account: string): string => {
  const digits = account.replaceAll(/\D/g, '').length;
  let at = 0;
  return account.replaceAll(/\d/g, (digit) => {
    const fromEnd = digits - at++;
    return fromEnd <= 6 && fromEnd > 2 ? digit : '*';
  });
};
