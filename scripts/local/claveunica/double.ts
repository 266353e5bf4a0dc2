import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBrowserSide } from './browser-side.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import type { Fault } from './faults.ts';
import { createTokenMaker } from './id-token.ts';
import { refusalPage } from './pages.ts';
import { type Citizen, officialCitizens } from './people.ts';
import { createServerSide } from './server-side.ts';
import { createStore, type DoubleStore } from './store.ts';

/** How the institution is registered at the double. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly logoutUri: string;
}

export interface DoubleOptions {
  /** Origin it answers under, that of the portal. */
  readonly origin: string;
  readonly registration: Registration;
  /** Who may sign in besides the official test RUNs; asked anew each time. */
  readonly people?: () => Promise<readonly Citizen[]> | readonly Citizen[];
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What both sides of the double share. */
export interface DoubleContext {
  readonly prefix: string;
  readonly issuer: string;
  readonly registration: Registration;
  readonly store: DoubleStore;
  readonly tokens: ReturnType<typeof createTokenMaker>;
  readonly citizens: () => Promise<readonly Citizen[]>;
  readonly fault: () => Fault;
  readonly now: () => number;
}

/** A stand-in for ClaveÚnica with the shapes of its manual, for tests and demonstrations. */
export interface ClaveUnicaDouble {
  /** What `claveUnicaAt` takes to lead here. */
  readonly base: string;
  /** What goes wrong; write it to change it. */
  fault: Fault;
  /** Tells requests that are the double's. */
  readonly owns: (url: string) => boolean;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Path under which it lives on the portal's origin. */
const prefix = '/claveunica-doble';

/** What `claveUnicaAt` takes to lead to the double of an embedded portal. */
export const doubleBaseOf = (origin: string): string => `${origin}${prefix}`;

type Answer = (exchange: Exchange) => Promise<void> | void;

/** Opens the double; mount `handle` for the requests it `owns`. */
export const openClaveUnicaDouble = ({
  origin,
  registration,
  people = () => [],
  now = Date.now,
}: DoubleOptions): ClaveUnicaDouble => {
  const base = doubleBaseOf(origin);
  let current: Fault = 'ninguna';
  const context: DoubleContext = {
    prefix,
    issuer: `${base}/openid`,
    registration,
    store: createStore(now),
    tokens: createTokenMaker(),
    citizens: async () => [...officialCitizens, ...(await people())],
    fault: () => current,
    now,
  };
  const browser = createBrowserSide(context);
  const server = createServerSide(context);
  const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
    ['GET /openid/authorize/', browser.authorize],
    ['POST /entrar', browser.enter],
    ['GET /api/v1/accounts/app/logout', browser.logout],
    ['POST /openid/token/', server.token],
    ['POST /openid/userinfo/', server.userinfo],
    ['GET /openid/jwks', server.keys],
    ['GET /openid/.well-known/openid-configuration', server.discovery],
  ]);
  const paths = new Set([...answers.keys()].map((key) => key.split(' ')[1]));

  return {
    base,
    get fault() {
      return current;
    },
    set fault(fault) {
      current = fault;
    },
    owns: (url) => url.startsWith(`${prefix}/`),
    handle: async (request, response) => {
      const exchange = exchangeOf(request, response, prefix);
      if (current === 'caida') return exchange.page(503, refusalPage('ClaveÚnica no está disponible'));
      const answer = answers.get(`${exchange.method} ${exchange.path}`);
      if (answer) return answer(exchange);
      return exchange.empty(paths.has(exchange.path) ? 405 : 404);
    },
  };
};
