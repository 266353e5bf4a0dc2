import { randomInt } from 'node:crypto';

/** Without the signs people take for one another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const length = 16;

/** A code nobody can guess (some 79 bits), under which a document of an institution is verified. */
export const newVerificationCode = (tenant: string): string =>
  `${tenant}-${Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')}`;

/** The institution a code is of; nothing when it is no code. */
export const tenantOfCode = (code: string): string | undefined =>
  /^([a-z0-9_-]{1,40})-[2-9a-hjkmnp-z]{16}$/.exec(code)?.[1];
