/** Content security policy of answers that are data: nothing in them may run, load or be framed. */
export const API_CSP = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The security headers of every answer, API or static, embedded or through CloudFront: the one list.
 *
 * @param csp policy of the pages; it names the hashes of their inline scripts, so it comes from the build.
 */
export const securityHeaders = (csp: string): Readonly<Record<string, string>> => ({
  'content-security-policy': csp,
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
});

/** What answers of the API carry; a handler may replace `cache-control` for what is no one's data. */
export const apiHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders(API_CSP),
  'cache-control': 'no-store',
};
