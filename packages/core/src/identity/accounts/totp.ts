import { Secret, TOTP } from 'otpauth';

/** Seconds one code is valid. */
const PERIOD = 30;
/** Periods a clock may be off, before and after. */
const DRIFT = 1;

const totpOf = (seed: string, label = '', issuer = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(seed), period: PERIOD, digits: 6, algorithm: 'SHA1', label, issuer });

/** A new seed of 160 bits in base 32, as authenticator apps take it. */
export const newSeed = (): string => new Secret({ size: 20 }).base32;

/** What the QR code says: an `otpauth://` address with the seed. */
export const enrolmentUri = (seed: string, account: string, institution: string): string =>
  totpOf(seed, account, institution).toString();

/** Period a code belongs to (RFC 6238), within one of drift; nothing when it is wrong. @param now epoch milliseconds */
export const periodOf = (seed: string, code: string, now: number): number | undefined => {
  const delta = totpOf(seed).validate({ token: code, timestamp: now, window: DRIFT });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta;
};

/** The code of an instant: what the person's app shows. */
export const codeAt = (seed: string, now: number): string => totpOf(seed).generate({ timestamp: now });
