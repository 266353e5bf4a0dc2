import { randomInt } from 'node:crypto';
import { digest } from '../secret.ts';

/** Recovery codes given out at once. */
export const RECOVERY_CODES = 10;

/** Letters and digits that do not look alike on paper: 4.95 bits each. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Characters of each kind of code: 59 bits behind a password and a lock, 118 bits where it stands alone. */
const lengths = { recuperacion: 12, emergencia: 24 } as const;

type Kind = keyof typeof lengths;

/** A code somebody can copy from paper, such as `abcd-efgh-jkmn`. */
export const newCode = (kind: Kind): string =>
  Array.from({ length: lengths[kind] }, () => ALPHABET[randomInt(ALPHABET.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** SHA-256 of a code however it was typed, which is stored in its place; nothing when it cannot be one. */
export const codeDigest = (kind: Kind, typed: string): string | undefined => {
  const code = typed.toLowerCase().replace(/[\s-]/g, '');
  return code.length === lengths[kind] ? digest(`${kind}:${code}`) : undefined;
};
