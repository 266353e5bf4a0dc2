import { createIdentityProvider, type SignInChecks } from '@gore/functions/auth/identity-provider.ts';
import { SignInFailure } from '@gore/functions/auth/sign-in-failure.ts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';

const issuer = 'https://cognito-idp.sa-east-1.amazonaws.com/sa-east-1_AbCdEfGhI';
const domain = 'https://gore-prod-111111111111.auth.sa-east-1.amazoncognito.com';
const clientId = '1h57kf5cpq17m0eml12EXAMPLE';
const returnTo = 'https://portal.ejemplo.gob.cl/api/auth/callback';
const checks: SignInChecks = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };

/** What Cognito publishes about a pool with a domain of its own, as of November 2026. */
const metadata = {
  authorization_endpoint: `${domain}/oauth2/authorize`,
  end_session_endpoint: `${domain}/logout`,
  id_token_signing_alg_values_supported: ['RS256'],
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ['code', 'token'],
  revocation_endpoint: `${domain}/oauth2/revoke`,
  scopes_supported: ['openid', 'email', 'phone', 'profile'],
  subject_types_supported: ['public'],
  token_endpoint: `${domain}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  userinfo_endpoint: `${domain}/oauth2/userInfo`,
};

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
});

/** Claims of somebody who came through the bridge, in Cognito's spelling. */
const claims = {
  'custom:run': '44444444-4',
  'cognito:username': 'ClaveUnica_3f1c',
  identities: [{ providerName: 'ClaveUnica', providerType: 'OIDC', userId: '3f1c', primary: 'true' }],
  given_name: 'MARIA',
  family_name: 'DEL RIO',
  name: 'MARIA DEL RIO',
  token_use: 'id',
  nonce: checks.nonce,
};

const idToken = () =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'llave' })
    .setSubject('5b1c0f3e-0000-4000-8000-000000000000')
    .setIssuer(issuer)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(keys.privateKey);

const cognito = (token: () => Promise<Response>) => {
  const asked: { readonly url: string; readonly body: string }[] = [];
  const answer = async (url: string): Promise<Response> => {
    if (url.endsWith('/.well-known/openid-configuration')) return Response.json(metadata);
    if (url.endsWith('/jwks.json'))
      return Response.json({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'llave', alg: 'RS256' }] });
    return token();
  };
  const provider = createIdentityProvider({
    issuer,
    clientId,
    clientSecret: () => 'secreto-del-cliente',
    extraParams: { identity_provider: 'ClaveUnica', prompt: 'login' },
    logoutParam: 'logout_uri',
    fetch: async (url, options) => {
      asked.push({ url, body: String(options.body ?? '') });
      return answer(url);
    },
  });
  return { provider, asked };
};

const returned = new URL(`${returnTo}?code=abc&state=${checks.state}`);
const tokens = async () =>
  Response.json({
    id_token: await idToken(),
    access_token: 'opaco',
    refresh_token: 'x',
    expires_in: 300,
    token_type: 'Bearer',
  });

describe('Cognito', () => {
  it('is asked to go straight to ClaveÚnica, with PKCE, state and nonce', async () => {
    const url = new URL(await cognito(tokens).provider.authorizationUrl(returnTo, checks));
    expect(url.origin + url.pathname).toBe(`${domain}/oauth2/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      identity_provider: 'ClaveUnica',
      scope: 'openid profile',
      redirect_uri: returnTo,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge_method: 'S256',
    });
  });

  it('gives the RUN in an attribute of its own', async () => {
    const { provider, asked } = cognito(tokens);
    expect(await provider.claims(returned, checks)).toMatchObject({ 'custom:run': '44444444-4' });
    const { body } = asked.find(({ url }) => url === metadata.token_endpoint) ?? { body: '' };
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      grant_type: 'authorization_code',
      code: 'abc',
      redirect_uri: returnTo,
      code_verifier: checks.verifier,
    });
  });

  it('is left by its own name for where to come back to', async () => {
    const url = new URL(
      (await cognito(tokens).provider.logoutUrl('https://portal.ejemplo.gob.cl/entrar')) ?? '',
    );
    expect(url.origin + url.pathname).toBe(`${domain}/logout`);
    expect(url.searchParams.get('logout_uri')).toBe('https://portal.ejemplo.gob.cl/entrar');
    expect(url.searchParams.get('client_id')).toBe(clientId);
  });

  it('that refuses a code sends the person to begin anew, and that is down to wait', async () => {
    const refused = cognito(async () => Response.json({ error: 'invalid_grant' }, { status: 400 }));
    await expect(refused.provider.claims(returned, checks)).rejects.toMatchObject({ reason: 'reintentar' });
    const down = cognito(async () => {
      throw new TypeError('fetch failed');
    });
    await expect(down.provider.claims(returned, checks)).rejects.toBeInstanceOf(SignInFailure);
  });
});
