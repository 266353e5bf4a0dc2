import { type Configuration, type Context, Provider } from 'oidc-provider';
import type { Page } from './page.ts';
import { failurePage, loggedOutPage, logoutPage } from './pages.ts';
import { type Identified, type People, personOf } from './people.ts';
import type { IssuerSecrets } from './secrets.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly logoutUris: readonly string[];
  readonly people: People;
  /** Somebody another issuer vouched for a moment ago. */
  readonly federated: (account: string) => Promise<Identified | undefined>;
  readonly secrets: IssuerSecrets;
  readonly adapter: Configuration['adapter'];
}

const SCOPE = 'openid profile';

/** Cognito's own parameter, which names the issuer to go on to without a page in between. */
export const IDENTITY_PROVIDER = 'identity_provider';

const show = (ctx: Context, { html, csp }: Page): void => {
  ctx.type = 'html';
  ctx.set('content-security-policy', csp);
  ctx.body = html;
};

/**
 * An issuer that looks to the portal like Cognito does: RS256 ID tokens with `custom:run`, one confidential client of
 * type web, code flow with PKCE.
 */
export const createProvider = (options: ProviderOptions): Provider => {
  const { issuer, clientId, people, secrets } = options;
  const { pathname } = new URL(issuer);
  const provider = new Provider(issuer, {
    adapter: options.adapter,
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.clientSecret,
        application_type: 'web',
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [options.redirectUri],
        post_logout_redirect_uris: options.logoutUris,
      },
    ],
    scopes: SCOPE.split(' '),
    claims: { openid: ['sub', 'custom:run'], profile: ['name'] },
    // The claims stand in the ID token itself, as Cognito puts them.
    conformIdTokenClaims: false,
    extraParams: [IDENTITY_PROVIDER],
    cookies: {
      keys: [secrets.cookieKey],
      long: { httpOnly: true, sameSite: 'lax', path: pathname },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx: Context, form: string) => show(ctx, logoutPage(form)),
        postLogoutSuccessSource: async (ctx: Context) => show(ctx, loggedOutPage()),
      },
    },
    findAccount: async (_ctx, id) => {
      const person = (await personOf(people, id)) ?? (await options.federated(id));
      return (
        person && {
          accountId: id,
          claims: async () => ({ sub: id, 'custom:run': person.run, name: person.nombre }),
        }
      );
    },
    interactions: { url: (_ctx, { uid }) => `${pathname}/entrar/${uid}` },
    jwks: { keys: [secrets.signingKey] },
    // The portal is the only client and nobody has to consent to it.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    // A code stays good when another tab signs in before it is redeemed.
    expiresWithSession: async () => false,
    renderError: async (ctx) => show(ctx, failurePage()),
    // As short as ClaveÚnica's: one minute of single sign-on, in seconds like the rest.
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 300, IdToken: 300, Interaction: 600, Session: 60 },
  });
  provider.proxy = true;
  return provider;
};
