const MAX_LENGTH = 2000;

/**
 * A place inside the portal to go to after signing in. Whatever leads, or might lead, to another site or to the API is
 * replaced by the front page: `//evil.cl`, `/\evil.cl`, `/.//evil.cl`, `javascript:`…
 */
export const safePath = (asked: string | undefined, portalOrigin: string): string => {
  if (!asked?.startsWith('/') || asked.length > MAX_LENGTH) return '/';
  const url = URL.parse(asked, portalOrigin);
  if (url?.origin !== portalOrigin) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith('//') || path.startsWith('/api/') ? '/' : path;
};
