import type { Browser } from './browser.ts';

/** Signs somebody in at the local issuer, from the host of the first institution; answers where that leads. */
export const signInBy = async (browser: Browser, run: string): Promise<string> => {
  const login = await browser.walk('/api/auth/login?volver=/ipr');
  const chosen = await browser.post(login.url.href, new URLSearchParams({ run }));
  const { url } = await browser.follow(
    chosen,
    login.url,
    ({ pathname }) => pathname === '/api/auth/callback',
  );
  return (await browser.request(url.href)).headers.get('location') ?? '';
};
