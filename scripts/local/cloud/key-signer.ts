import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { TokenSigner } from '@gore/core/ports/token-signer.ts';

/** Signs with an RSA key in a file, made at the first start and readable by its owner only: what KMS is in the cloud. */
export const openKeySigner = (file: string): TokenSigner => {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  const key = createPrivateKey(readFileSync(file));
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: async () => spki,
    sign: async (message) => sign('RSA-SHA256', message, key),
  };
};
