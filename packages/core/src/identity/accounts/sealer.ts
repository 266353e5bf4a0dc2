import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';

/** Keeps secrets that have to be read again, such as the seed of a second factor, unreadable in the table. */
export interface Sealer {
  /** @param owner whose it is: what is sealed for one owner opens for no other */
  readonly seal: (plain: string, owner: string) => string;
  /** @throws Error when it was sealed with a key that is not here or for another owner, or was altered */
  readonly open: (sealed: string, owner: string) => string;
  /** Whether it was sealed with the key of now; otherwise it should be sealed again before that key goes. */
  readonly isCurrent: (sealed: string) => boolean;
}

const NONCE = 12;
const TAG = 16;

interface Key {
  /** Names the key in what it sealed and says nothing about it. */
  readonly id: string;
  readonly secret: Buffer;
}

const keyOf = (written: string): Key => {
  const secret = Buffer.from(written.trim(), 'base64url');
  if (secret.length !== 32) throw new Error('The key that seals secrets must have 32 bytes');
  return { id: hash('sha256', secret, 'base64url').slice(0, 8), secret };
};

/** `key.body`; what was sealed before keys had names is the body alone. */
const partsOf = (sealed: string): { readonly id: string | undefined; readonly body: string } => {
  const dot = sealed.indexOf('.');
  return dot < 0
    ? { id: undefined, body: sealed }
    : { id: sealed.slice(0, dot), body: sealed.slice(dot + 1) };
};

/**
 * AES-256-GCM under keys that can be replaced: the first seals, and each opens what it sealed.
 *
 * @param keys each 32 bytes in base64url, the one of now first, separated by commas
 */
export const createSealer = (keys: string): Sealer => {
  const [now = '', ...before] = keys.split(',');
  const current = keyOf(now);
  const all = [current, ...before.map(keyOf)];
  // Before keys had names there was only one, and newer ones are put before it.
  const unnamed = all.at(-1);
  return {
    seal: (plain, owner) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', current.secret, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${current.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open: (sealed, owner) => {
      const { id, body } = partsOf(sealed);
      const key = id === undefined ? unnamed : all.find((one) => one.id === id);
      if (!key) throw new Error('What was sealed names a key that is not here');
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, NONCE))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    },
    isCurrent: (sealed) => partsOf(sealed).id === current.id,
  };
};
