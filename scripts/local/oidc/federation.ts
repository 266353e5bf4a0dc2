import type { IncomingMessage, ServerResponse } from 'node:http';
import { runOf } from '@gore/core/identity/run-claim.ts';
import { newSecret } from '@gore/core/identity/secret.ts';
import type { IdentityProvider } from '@gore/functions/auth/identity-provider.ts';
import { SignInFailure, type SignInReason } from '@gore/functions/auth/sign-in-failure.ts';
import type { Adapter, Interaction, Provider } from 'oidc-provider';
import type { Identified } from './people.ts';

/** An issuer the local one federates with, as a Cognito pool does. */
export interface Federation {
  /** What `identity_provider` calls it. */
  readonly name: string;
  readonly label: string;
  readonly upstream: IdentityProvider;
  /** Where the portal signs out further on. */
  readonly signOutAt: string;
}

/** Where the other issuer sends the browser back to, under the prefix; Cognito's is `/oauth2/idpresponse`. */
export const RETURN_PATH = '/idpresponse';

/** Seconds a person may take over there, and seconds to redeem what the local issuer gives in turn. */
const TERM_SECONDS = 600;

/** People another issuer vouched for, kept no longer than their sign-in takes. */
export const createFederatedAccounts = (adapter: Adapter) => ({
  put: (account: string, person: Identified) => adapter.upsert(account, { ...person }, TERM_SECONDS),
  find: async (account: string): Promise<Identified | undefined> => {
    const found = await adapter.find(account);
    return found && { run: String(found.run), nombre: String(found.nombre) };
  },
});

/** What the portal is told when the other issuer says no. */
const errors: Readonly<Record<SignInReason, string>> = {
  cancelado: 'access_denied',
  no_disponible: 'temporarily_unavailable',
  reintentar: 'login_required',
  sin_cuenta: 'access_denied',
  institucion_cerrada: 'access_denied',
};

interface FederationParts {
  readonly issuer: string;
  readonly provider: Provider;
  readonly accounts: ReturnType<typeof createFederatedAccounts>;
  /** Sign-ins that left for the other issuer, by their state. */
  readonly pending: Adapter;
}

/** The steps of a sign-in that passes through another issuer. */
export interface FederatedSignIn {
  readonly name: string;
  readonly label: string;
  /** Sends the browser over there. */
  readonly start: Step;
  /** Takes the browser back to the page its sign-in is bound to: only there does it send its cookie. */
  readonly receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Ends the sign-in with what the other issuer says. */
  readonly finish: Step;
}

type Step = (request: IncomingMessage, response: ServerResponse, underway: Interaction) => Promise<void>;

const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end();
};

/** Plays the part of Cognito that federates: code flow with state and nonce, as a client of the other issuer. */
export const createFederatedSignIn = (
  { name, label, upstream }: Federation,
  { issuer, provider, accounts, pending }: FederationParts,
): FederatedSignIn => {
  const redirectUri = `${issuer}${RETURN_PATH}`;
  const { pathname } = new URL(issuer);
  const queryOf = (request: IncomingMessage) => new URL(request.url ?? '/', issuer).searchParams;

  const identify = async (query: URLSearchParams, { uid }: Interaction): Promise<string> => {
    const state = query.get('state') ?? '';
    const left = await pending.find(state);
    await pending.destroy(state);
    if (left?.uid !== uid) throw new SignInFailure('reintentar');
    const checks = { state, nonce: String(left.nonce), verifier: String(left.verifier) };
    const claims = await upstream.claims(new URL(`${redirectUri}?${query}`), checks);
    const run = runOf(claims);
    if (!run) throw new SignInFailure('reintentar');
    const account = `${name}_${claims.sub}`;
    await accounts.put(account, { run, nombre: String(claims.name ?? '') });
    return account;
  };

  /** Ends the sign-in with an account, or with the error a failure means. */
  const settle = async (
    request: IncomingMessage,
    response: ServerResponse,
    account: Promise<string>,
  ): Promise<void> => {
    const result = await account.then(
      (accountId) => ({ login: { accountId, remember: false } }),
      (failure: unknown) => ({
        error: failure instanceof SignInFailure ? errors[failure.reason] : 'server_error',
      }),
    );
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };

  return {
    name,
    label,
    start: async (request, response, { uid }) => {
      const checks = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
      try {
        const url = await upstream.authorizationUrl(redirectUri, checks);
        const { state, ...kept } = checks;
        await pending.upsert(state, { uid, ...kept }, TERM_SECONDS);
        redirect(response, url);
      } catch (failure) {
        await settle(request, response, Promise.reject(failure));
      }
    },
    receive: async (request, response) => {
      const query = queryOf(request);
      const left = await pending.find(query.get('state') ?? '');
      redirect(
        response,
        left ? `${pathname}/entrar/${left.uid}/regreso?${query}` : '/entrar?motivo=reintentar',
      );
    },
    finish: (request, response, underway) => settle(request, response, identify(queryOf(request), underway)),
  };
};
