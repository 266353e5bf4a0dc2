import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;
const FORM = /^[\w-]{43}$/;

/** 256 bits of chance as 43 characters a cookie may carry. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** Tells what `newSecret` may have made from anything else a browser sends. */
export const isSecret = (value: string | undefined): value is string =>
  value !== undefined && FORM.test(value);

/** SHA-256 in hex: what is stored in place of a secret. A fast hash is enough for 256 bits of chance. */
export const digest = (secret: string): string => hash('sha256', secret);
