import type { Browser } from '../../auth/testing/browser.ts';
import { CLIENT, POOL, POOL_STATE, type TestBridge } from './bridge.ts';

/** The address at which a pool begins a sign-in at the bridge. */
export const authorizeUrl = (changes: Readonly<Record<string, string>> = {}): string =>
  `/oidc/authorize?${new URLSearchParams({
    client_id: CLIENT.id,
    redirect_uri: POOL,
    response_type: 'code',
    scope: 'openid profile',
    state: POOL_STATE,
    nonce: 'nonce-del-pool',
    ...changes,
  })}`;

/** Where the browser leaves the bridge for: the pool, or the entrance of the portal. */
const isOut = ({ origin, pathname }: URL): boolean =>
  origin === new URL(POOL).origin || pathname === '/entrar';

/** Signs in at the double and answers where the browser came back, and where it was sent from there. */
export const enter = async (
  { double }: TestBridge,
  browser: Browser,
  run: string,
): Promise<{ readonly callback: URL; readonly url: URL }> => {
  const login = await browser.walk(authorizeUrl());
  const form = new URLSearchParams({ run, clave: 'testing' });
  const chosen = await browser.post(`${double.base}/entrar${login.url.search}`, form);
  const callback = new URL(chosen.headers.get('location') ?? '', login.url);
  return { callback, url: (await browser.follow(chosen, login.url, isOut)).url };
};

/** Redeems, as the pool does, the code it was sent. */
export const redeem = (
  browser: Browser,
  sent: URL,
  changes: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  browser.post(
    '/oidc/token',
    new URLSearchParams({
      grant_type: 'authorization_code',
      code: sent.searchParams.get('code') ?? '',
      redirect_uri: POOL,
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      ...changes,
    }),
  );
