import { UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIdentityProvider, type IdentityProvider } from './identity-provider.ts';
import { createFakeIssuer, type FakeIssuer } from './testing/fake-issuer.ts';

const checks = { state: 's'.repeat(43), nonce: 'n', verifier: 'v'.repeat(43) };
const back = new URL(`https://portal.test/api/auth/callback?code=c&state=${checks.state}`);

let issuer: FakeIssuer;
let provider: IdentityProvider;

beforeAll(async () => {
  issuer = await createFakeIssuer('portal');
  provider = createIdentityProvider({
    issuer: issuer.issuer,
    clientId: 'portal',
    clientSecret: () => 'secret',
    fetch: issuer.fetch,
  });
});

/** Redeems a code for a token made so. */
const redeem = (make: (claims: ReturnType<FakeIssuer['claims']>) => Promise<string> | string) => {
  issuer.token.answer = async () =>
    Response.json({ access_token: 'a', token_type: 'Bearer', id_token: await make(issuer.claims()) });
  return provider.claims(back, checks);
};

/** The reason a sign-in fails for. */
const reason = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'none',
    (error) => error.reason,
  );

it('gives the claims of a token that is in order', async () => {
  expect(await redeem(issuer.sign)).toMatchObject({ 'custom:run': '12345678-5' });
});

describe('a token is refused', () => {
  const past = Math.floor(Date.now() / 1000) - 120;

  it.each<[string, (claims: ReturnType<FakeIssuer['claims']>) => Promise<string> | string]>([
    ['signed by someone else', (claims) => issuer.forge(claims)],
    ['not signed at all', (claims) => new UnsecuredJWT(claims).encode()],
    ['expired', (claims) => issuer.sign({ ...claims, iat: past - 300, exp: past })],
    ['for another audience', (claims) => issuer.sign({ ...claims, aud: 'another' })],
    ['of another issuer', (claims) => issuer.sign({ ...claims, iss: 'https://evil.test' })],
    ['of another sign-in', (claims) => issuer.sign({ ...claims, nonce: 'another' })],
    ['without a nonce', ({ nonce: _nonce, ...claims }) => issuer.sign(claims)],
    ['without an end', ({ exp: _exp, ...claims }) => issuer.sign(claims)],
    [
      'changed after it was signed',
      async (claims) => {
        const [head, , signature] = (await issuer.sign(claims)).split('.');
        const body = Buffer.from(JSON.stringify({ ...claims, 'custom:run': '44444444-4' })).toString(
          'base64url',
        );
        return `${head}.${body}.${signature}`;
      },
    ],
    ['that is none', () => 'not.a.token'],
  ])('%s', async (_case, make) => {
    expect(await reason(redeem(make))).toBe('reintentar');
  });

  it('when there is none', async () => {
    issuer.token.answer = async () => Response.json({ access_token: 'a', token_type: 'Bearer' });
    expect(await reason(provider.claims(back, checks))).toBe('reintentar');
  });
});

it('begins anew when the code is refused', async () => {
  issuer.token.answer = async () => Response.json({ error: 'invalid_grant' }, { status: 400 });
  expect(await reason(provider.claims(back, checks))).toBe('reintentar');
});

it('says that the issuer is away when it does not answer', async () => {
  await provider.authorizationUrl('https://portal.test/cb', checks);
  issuer.token.answer = async () => {
    throw new TypeError('fetch failed');
  };
  expect(await reason(provider.claims(back, checks))).toBe('no_disponible');
});

it('looks the issuer up again after it was away', async () => {
  let away = true;
  const recovering = createIdentityProvider({
    issuer: issuer.issuer,
    clientId: 'portal',
    clientSecret: () => 'secret',
    fetch: (url, init) => (away ? Promise.reject(new TypeError('fetch failed')) : issuer.fetch(url, init)),
  });
  const start = () => recovering.authorizationUrl('https://portal.test/cb', checks);
  expect(await reason(start())).toBe('no_disponible');
  away = false;
  const url = new URL(await start());
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid profile',
    state: checks.state,
    nonce: 'n',
    code_challenge_method: 'S256',
  });
  expect(url.href).not.toContain(checks.verifier);
});

it('has nowhere to sign out at an issuer that offers no logout', async () => {
  expect(await provider.logoutUrl('https://portal.test/entrar')).toBeUndefined();
});
