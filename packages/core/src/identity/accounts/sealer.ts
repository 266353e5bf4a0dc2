import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keeps secrets that have to be read again, such as the seed of a second factor, unreadable in the table. */
export interface Sealer {
  /** @param owner whose it is: what is sealed for one owner opens for no other */
  readonly seal: (plain: string, owner: string) => string;
  /** @throws Error when it was sealed with another key or for another owner, or was altered */
  readonly open: (sealed: string, owner: string) => string;
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under one key. @param key 32 bytes in base64url */
export const createSealer = (key: string): Sealer => {
  const secret = Buffer.from(key, 'base64url');
  if (secret.length !== 32) throw new Error('The key that seals secrets must have 32 bytes');
  return {
    seal: (plain, owner) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    },
  };
};
