import type { Rates } from '@gore/core/identity/rates.ts';
import type { Vouchers } from '@gore/core/identity/vouchers.ts';
import type { Metrics } from '@gore/core/ports/metrics.ts';
import type { TokenSigner } from '@gore/core/ports/token-signer.ts';
import type { HttpConfig } from '../http/config.ts';
import type { Log } from '../http/log.ts';
import type { ClaveUnica } from './clave-unica.ts';

/** A party and the secret it proves itself with. */
export interface Credentials {
  readonly id: string;
  readonly secret: () => Promise<string> | string;
}

/** What the bridge has to know of where it runs. */
export interface BridgeConfig extends HttpConfig {
  /** The only client: the Cognito pool, or the local issuer in its place. */
  readonly client: Credentials & { readonly redirectUri: string };
  readonly claveUnica: ClaveUnica;
}

/** What the bridge stands on. */
export interface BridgePorts {
  readonly rates: Rates;
  readonly log: Log;
  readonly metrics?: Metrics;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly vouchers: Vouchers;
  readonly signer: TokenSigner;
  /** Registered at the Secretaría de Gobierno Digital for this institution. */
  readonly registration: Credentials;
  /** Key of the HMAC that makes `sub`, so that no RUN becomes a user name at the pool. */
  readonly pepper: () => Promise<string> | string;
  /** Reaches ClaveÚnica; the global one unless said. */
  readonly fetch?: typeof fetch;
}

/** Where the bridge is on the portal's origin. */
export const BRIDGE_PATH = '/oidc';

/** `iss` of the bridge's ID tokens, and the base of its addresses. */
export const issuerOf = (portalOrigin: string): string => `${portalOrigin}${BRIDGE_PATH}`;

/** The address registered at ClaveÚnica as `redirect_uri`. */
export const callbackOf = (portalOrigin: string): string => `${issuerOf(portalOrigin)}/callback`;

/** Where a portal that has ended its session sends the browser to end that of ClaveÚnica too. */
export const signOutOf = (portalOrigin: string): string => `${issuerOf(portalOrigin)}/logout`;

/** The address registered at ClaveÚnica as `logout_uri`. */
export const signedOutOf = (portalOrigin: string): string => `${signOutOf(portalOrigin)}/retorno`;
