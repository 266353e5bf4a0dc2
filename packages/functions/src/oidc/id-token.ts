import { createPublicKey } from 'node:crypto';
import type { TokenSigner } from '@gore/core/ports/token-signer.ts';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** Seconds an ID token is good for: it is redeemed by a server within the moment. */
export const ID_TOKEN_SECONDS = 300;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The key as the bridge publishes it. */
export const publicJwk = async (signer: TokenSigner): Promise<JWK> => {
  const der = Buffer.from(await signer.publicKey());
  const jwk: JWK = createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ format: 'jwk' });
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'RS256' };
};

/** Makes a compact JWS (RFC 7515) with a key that only its keeper can use. */
export const signToken = async (
  signer: TokenSigner,
  claims: Readonly<Record<string, string | number>>,
): Promise<string> => {
  const { kid } = await publicJwk(signer);
  const message = `${encoded({ alg: 'RS256', typ: 'JWT', kid })}.${encoded(claims)}`;
  const signature = await signer.sign(Buffer.from(message));
  return `${message}.${Buffer.from(signature).toString('base64url')}`;
};
