import type { Configuration, CustomFetch } from 'openid-client';
import { failureOf, SignInFailure } from './sign-in-failure.ts';

/** An OpenID Connect issuer people sign in with: Cognito in the cloud, its double embedded, or an institution's own. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string> | string;
  /** Scopes besides `openid`. */
  readonly scopes?: readonly string[];
  /** What the authorization request adds, such as Cognito's `identity_provider` or `prompt`. */
  readonly extraParams?: Readonly<Record<string, string>>;
  /** Name of the logout parameter that says where to come back to; Cognito has one of its own. */
  readonly logoutParam?: 'post_logout_redirect_uri' | 'logout_uri';
  /** Reaches the issuer from this machine when its public address does not. */
  readonly fetch?: CustomFetch;
}

/** What a sign-in has to match when it comes back. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Code flow with PKCE, state and nonce against one issuer. Every failure is a `SignInFailure`. */
export interface IdentityProvider {
  /** Where to send the browser to sign in. */
  readonly authorizationUrl: (redirectUri: string, checks: SignInChecks) => Promise<string>;
  /** Redeems the code the browser came back with and answers the claims of the verified ID token. */
  readonly claims: (returned: URL, checks: SignInChecks) => Promise<Readonly<Record<string, unknown>>>;
  /** Where to send the browser to sign out there too; nothing when the issuer offers no such place. */
  readonly logoutUrl: (returnTo: string) => Promise<string | undefined>;
}

/** Seconds any request to the issuer may take. */
const TIMEOUT = 8;

/** Read with the first sign-in: whoever comes with a session needs nothing of it. */
const openid = () => import('openid-client');

const discover = async (config: ProviderConfig): Promise<Configuration> => {
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await openid();
  const issuer = new URL(config.issuer);
  const metadata = { client_secret: await config.clientSecret(), id_token_signed_response_alg: 'RS256' };
  return discovery(issuer, config.clientId, metadata, undefined, {
    timeout: TIMEOUT,
    // Verifies the ID token's signature too, though it comes straight from the issuer.
    execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
    ...(config.fetch && { [customFetch]: config.fetch }),
  });
};

/** The issuer is looked up at the first sign-in and again after a failure, and its keys are kept. */
export const createIdentityProvider = (config: ProviderConfig): IdentityProvider => {
  const { scopes = ['profile'], extraParams = {}, logoutParam = 'post_logout_redirect_uri' } = config;
  let known: Promise<Configuration> | undefined;

  const issuer = async (): Promise<Configuration> => {
    known ??= discover(config);
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw new SignInFailure('no_disponible', error);
    }
  };

  return {
    authorizationUrl: async (redirectUri, { state, nonce, verifier }) => {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await openid();
      const url = buildAuthorizationUrl(await issuer(), {
        redirect_uri: redirectUri,
        scope: ['openid', ...scopes].join(' '),
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...extraParams,
      });
      return url.href;
    },
    claims: async (returned, { state, nonce, verifier }) => {
      const configuration = await issuer();
      const { authorizationCodeGrant } = await openid();
      try {
        const tokens = await authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return tokens.claims() ?? {};
      } catch (error) {
        throw failureOf(error);
      }
    },
    logoutUrl: async (returnTo) => {
      const configuration = await issuer();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      const { buildEndSessionUrl } = await openid();
      return buildEndSessionUrl(configuration, { [logoutParam]: returnTo }).href;
    },
  };
};
