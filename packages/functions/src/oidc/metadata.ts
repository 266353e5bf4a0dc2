import type { Context } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import { type BridgeConfig, type BridgePorts, issuerOf } from './config.ts';
import { publicJwk } from './id-token.ts';

/** Neither changes but with a deployment. */
const CACHE = 'public, max-age=3600';

/** OpenID Connect Discovery 1.0 §3. */
export const createDiscovery =
  ({ portalOrigin }: BridgeConfig) =>
  (c: Context<ApiEnv>): Response => {
    const issuer = issuerOf(portalOrigin);
    c.header('cache-control', CACHE);
    return c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks.json`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      claims_supported: ['sub', 'run', 'name', 'given_name', 'family_name'],
    });
  };

/** The keys ID tokens are verified with. */
export const createKeys =
  ({ signer }: BridgePorts) =>
  async (c: Context<ApiEnv>): Promise<Response> => {
    c.header('cache-control', CACHE);
    return c.json({ keys: [await publicJwk(signer)] });
  };
