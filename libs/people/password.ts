import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, OWASP's first recommendation: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const shortestPassword = 10;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

/** The same words under the same salt give the same mark, as slow to guess from as a kept password: a repeated request is known by it. */
export const markOfSecret = (words: string, salt: string): Promise<string> => hash(words.normalize('NFC'), { ...cost, salt: createHash('sha256').update(salt).digest() });

let nobodys: Promise<string> | undefined;

/** Whether the password is the one; takes as long where there is no hash to compare with, so that time tells nothing. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const right = await verify(kept ?? (await nobodys), password.normalize('NFC'));
  return right && kept !== null && kept !== undefined;
}
