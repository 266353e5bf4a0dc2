/**
 * Everything the product holds true of ClaveÚnica: each address and each quirk, here and nowhere else. None of it can
 * be tried from a developer's machine, so the contract tests hold it against the double (`scripts/local/claveunica`).
 *
 * Sources: «Manual de integración ClaveÚnica», Secretaría de Gobierno Digital, as of 2025-12-02; field reports where
 * said. What to check with the real one stands in `docs/claveunica.md`.
 */
export interface ClaveUnica {
  /** `iss` of its ID tokens. */
  readonly issuer: string;
  /** Where the browser goes; a full page, never a frame or a pop-up. */
  readonly authorize: string;
  /** POST, form-encoded, from the server. Besides the usual it wants the `state` of the authorization. */
  readonly token: string;
  /** POST with the bearer token; GET is not documented. */
  readonly userinfo: string;
  readonly jwks: string;
  /** Answers while ClaveÚnica is up; asked before sending anybody there. */
  readonly probe: string;
  /**
   * Where the browser goes to sign out, by top-level navigation, with `redirect` set to the registered address. It
   * may answer 204 without `Location` in spite of it (seen in August 2026): the page that sends there goes on alone.
   */
  readonly logout: string;
  /** Exactly this, or the integration is not certified. */
  readonly scope: 'openid run name';
  /**
   * Whether the ID token must come and bear our nonce. The manual does not ask for it; certified integrations use it.
   * `ignorado` trusts the answers over TLS and the `state` alone.
   */
  readonly idToken: 'exigido' | 'ignorado';
  /** Milliseconds each request to it may take. */
  readonly timeoutMs: number;
  /** Milliseconds the probe may take. */
  readonly probeTimeoutMs: number;
}

/** Where the real one is; the credentials, not the host, tell its test environment apart. */
export const CLAVEUNICA_ORIGIN = 'https://accounts.claveunica.gob.cl';

/** Written out in full, as the certification asks to see them. */
const official: ClaveUnica = {
  issuer: 'https://accounts.claveunica.gob.cl/openid',
  authorize: 'https://accounts.claveunica.gob.cl/openid/authorize/',
  token: 'https://accounts.claveunica.gob.cl/openid/token/',
  userinfo: 'https://accounts.claveunica.gob.cl/openid/userinfo/',
  jwks: 'https://accounts.claveunica.gob.cl/openid/jwks',
  probe: 'https://accounts.claveunica.gob.cl/openid/.well-known/openid-configuration',
  logout: 'https://accounts.claveunica.gob.cl/api/v1/accounts/app/logout',
  scope: 'openid run name',
  idToken: 'exigido',
  timeoutMs: 8000,
  probeTimeoutMs: 3000,
};

/** @param base the real one, or where its double is */
export const claveUnicaAt = (base: string = CLAVEUNICA_ORIGIN): ClaveUnica => {
  const at = (address: string): string => `${base}${address.slice(CLAVEUNICA_ORIGIN.length)}`;
  const { issuer, authorize, token, userinfo, jwks, probe, logout, ...quirks } = official;
  return {
    ...quirks,
    issuer: at(issuer),
    authorize: at(authorize),
    token: at(token),
    userinfo: at(userinfo),
    jwks: at(jwks),
    probe: at(probe),
    logout: at(logout),
  };
};
