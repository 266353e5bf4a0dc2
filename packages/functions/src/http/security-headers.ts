/** Where an answer comes from; each has a content security policy of its own, and nothing else tells them apart. */
export type Surface = 'api' | 'paginas' | 'archivos';

const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Content security policy of answers that are data: nothing in them may run, load or be framed. */
export const API_CSP = closed;

/** Of files people uploaded: whatever they are, they run nothing, as if they came from another site. */
export const FILES_CSP = `${closed}; sandbox`;

/** Seconds a browser remembers to ask for the portal over https only: a year. */
export const HSTS_SECONDS = 31_536_000;

/**
 * The security headers of every answer, API or static, embedded or through CloudFront: the one list.
 *
 * @param csp policy of the pages; it names the hashes of their inline scripts, so it comes from the build.
 */
export const securityHeaders = (csp: string): Readonly<Record<string, string>> => ({
  'content-security-policy': csp,
  'strict-transport-security': `max-age=${HSTS_SECONDS}; includeSubDomains`,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
});

/** What pages carry: browsers report to the portal itself what their policy keeps out. */
export const pageHeaders = (csp: string): Readonly<Record<string, string>> => ({
  ...securityHeaders(csp),
  'reporting-endpoints': 'politica="/api/errores/politica"',
});

/** What answers of the API carry; a handler may replace `cache-control` for what is no one's data. */
export const apiHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders(API_CSP),
  'cache-control': 'no-store',
};

/** What files carry: they are reached by signed addresses, and no cache but the browser's may keep them. */
export const fileHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders(FILES_CSP),
  'cache-control': 'private, no-store',
};

/**
 * The headers of a surface.
 *
 * @param pagesCsp policy the build wrote beside the pages (`dist-meta/csp.txt`)
 */
export const headersOf = (surface: Surface, pagesCsp: string): Readonly<Record<string, string>> => {
  if (surface === 'paginas') return pageHeaders(pagesCsp);
  return surface === 'archivos' ? fileHeaders : apiHeaders;
};
