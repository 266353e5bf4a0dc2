import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { ProviderConfig } from '../identity-provider.ts';

/** An issuer that answers whatever a test wants, without a network. */
export interface FakeIssuer {
  readonly issuer: string;
  readonly fetch: NonNullable<ProviderConfig['fetch']>;
  /** Claims of a token that is in order, for the nonce `n`. */
  readonly claims: () => JWTPayload;
  /** Signs with the issuer's key. */
  readonly sign: (claims: JWTPayload) => Promise<string>;
  /** Signs with a key that is not the issuer's but calls itself so. */
  readonly forge: (claims: JWTPayload) => Promise<string>;
  /** What the token endpoint answers; write it before redeeming a code. */
  readonly token: { answer: () => Promise<Response> };
}

const ISSUER = 'https://issuer.test/pool';

export const createFakeIssuer = async (clientId: string): Promise<FakeIssuer> => {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const signWith = (key: typeof own.privateKey) => (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
  const token: FakeIssuer['token'] = { answer: async () => Response.json({}, { status: 500 }) };
  const routes: Record<string, () => Promise<Response>> = {
    '/.well-known/openid-configuration': async () =>
      Response.json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        jwks_uri: `${ISSUER}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      }),
    '/jwks': async () => Response.json({ keys: [jwk] }),
    '/token': () => token.answer(),
  };
  return {
    issuer: ISSUER,
    fetch: async (url) => (await routes[url.slice(ISSUER.length)]?.()) ?? new Response(null, { status: 404 }),
    claims: () => {
      const now = Math.floor(Date.now() / 1000);
      return {
        iss: ISSUER,
        aud: clientId,
        sub: 's',
        iat: now,
        exp: now + 300,
        nonce: 'n',
        'custom:run': '12345678-5',
      };
    },
    sign: signWith(own.privateKey),
    forge: signWith(foreign.privateKey),
    token,
  };
};
