import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../../../packages/functions/src/http/security-headers.ts';
import { sqliteAdapter } from './adapter.ts';
import { openDatabase } from './database.ts';
import {
  createFederatedAccounts,
  createFederatedSignIn,
  type Federation,
  RETURN_PATH,
} from './federation.ts';
import { createInteraction } from './interaction.ts';
import type { People } from './people.ts';
import { createProvider } from './provider.ts';
import { loadSecrets } from './secrets.ts';

export interface LocalIssuerOptions {
  /** Directory that keeps keys and sign-ins from one start to the next. */
  readonly directory: string;
  /** Origin people open the portal at, such as `http://localhost:3333`. */
  readonly portalOrigin: string;
  /** Path under which the issuer lives on that origin, `/oidc-local` unless said. */
  readonly prefix?: string;
  readonly people: People;
  /** Another issuer people may prove themselves at. */
  readonly federation?: Federation;
}

/** The embedded stand-in for Cognito. */
export interface LocalIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tells requests that are the issuer's. */
  readonly owns: (url: string) => boolean;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => void;
}

const CLIENT_ID = 'portal';

/** To `script-src` the provider adds the hashes of its own scripts; our pages replace the policy by theirs. */
const CSP =
  "default-src 'none'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const HEADERS = Object.entries(securityHeaders(CSP));

/** Opens the issuer; mount `handle` on the portal's own server for the requests it `owns`. */
export const openLocalIssuer = (options: LocalIssuerOptions): LocalIssuer => {
  const { portalOrigin, prefix = '/oidc-local', people } = options;
  const database = openDatabase(options.directory);
  const secrets = loadSecrets(database);
  const issuer = `${portalOrigin}${prefix}`;
  const adapter = sqliteAdapter(database);
  const accounts = createFederatedAccounts(adapter('FederatedAccount'));
  const provider = createProvider({
    issuer,
    clientId: CLIENT_ID,
    redirectUri: `${portalOrigin}/api/auth/callback`,
    logoutUris: [`${portalOrigin}/entrar`, ...(options.federation ? [options.federation.signOutAt] : [])],
    people,
    federated: accounts.find,
    secrets,
    adapter,
  });
  const answer = provider.callback();
  const federation =
    options.federation &&
    createFederatedSignIn(options.federation, {
      issuer,
      provider,
      accounts,
      pending: adapter('FederatedSignIn'),
    });
  const interaction = createInteraction(provider, people, portalOrigin, federation);
  const { host, protocol } = new URL(portalOrigin);

  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: secrets.clientSecret,
    owns: (url) => url.startsWith(`${prefix}/`),
    handle: async (request, response) => {
      // However this machine was reached, the issuer's addresses are those of the portal's origin.
      request.headers.host = host;
      request.headers['x-forwarded-host'] = host;
      request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      for (const [name, value] of HEADERS) response.setHeader(name, value);
      const path = request.url ?? '';
      if (path.startsWith(`${prefix}/entrar/`)) return interaction(request, response);
      if (federation && path.startsWith(`${prefix}${RETURN_PATH}`))
        return federation.receive(request, response);
      // The provider finds the prefix by comparing both, as under Express.
      Object.assign(request, { originalUrl: path, url: path.slice(prefix.length) });
      return answer(request, response);
    },
    close: () => database.close(),
  };
};
