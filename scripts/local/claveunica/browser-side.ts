import { randomUUID } from 'node:crypto';
import { leerRut } from '@gore/core/kernel/declare/valores/rut.ts';
import type { DoubleContext } from './double.ts';
import type { Exchange } from './exchange.ts';
import { loginPage, refusalPage } from './pages.ts';
import { PASSWORD } from './people.ts';
import type { Asked } from './store.ts';

const COOKIE = 'claveunica_doble';
/** The manual asks for a random state of 30 characters or more. */
const MIN_STATE = 30;
const SCOPE = 'openid run name';

const withQuery = (address: string, query: Readonly<Record<string, string>>): string => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
};

/** Reads an authorization request; what is wrong with it is said to the person, as ClaveÚnica does. */
const askedIn = (
  { query }: Exchange,
  { registration }: DoubleContext,
): Asked | { readonly refused: string } => {
  const given = (name: string) => query.get(name) ?? '';
  const { clientId, redirectUri } = registration;
  if (given('client_id') !== clientId) return { refused: 'La institución no está habilitada en ClaveÚnica' };
  if (given('redirect_uri') !== redirectUri) return { refused: 'La dirección de retorno no está registrada' };
  if (given('response_type') !== 'code') return { refused: 'La solicitud no pide un código' };
  if (given('scope') !== SCOPE) return { refused: `La solicitud debe pedir exactamente «${SCOPE}»` };
  const state = given('state');
  if (state.length < MIN_STATE) return { refused: 'La solicitud no trae un state de 30 caracteres o más' };
  return { clientId, redirectUri, state, nonce: query.get('nonce') ?? undefined };
};

/** What the browser sees of the double: signing in, and out. */
export const createBrowserSide = (context: DoubleContext) => {
  const { prefix, store, registration, citizens, fault } = context;
  const cookieOf = (value: string, maxAge: number) =>
    `${COOKIE}=${value}; Path=${prefix}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;

  const grant = (exchange: Exchange, asked: Asked, run: string, cookie?: string): void => {
    const code = store.newCode({ ...asked, run });
    const state = fault() === 'state_ajeno' ? randomUUID().repeat(2) : asked.state;
    exchange.redirect(withQuery(asked.redirectUri, { code, state }), cookie);
  };

  /** Runs what a good request leads to; a bad one ends in a page. */
  const whenAsked =
    (next: (exchange: Exchange, asked: Asked) => Promise<void> | void) => async (exchange: Exchange) => {
      const asked = askedIn(exchange, context);
      if ('refused' in asked) return exchange.page(400, refusalPage(asked.refused));
      return next(exchange, asked);
    };

  const login = async (exchange: Exchange, asked: Asked, attempt?: Parameters<typeof loginPage>[2]) => {
    const addresses = {
      action: `${prefix}/entrar?${exchange.query}`,
      cancel: withQuery(asked.redirectUri, { error: 'access_denied', state: asked.state }),
    };
    exchange.page(attempt ? 401 : 200, loginPage(await citizens(), addresses, attempt));
  };

  return {
    authorize: whenAsked((exchange, asked) => {
      const run = store.runOfSession(exchange.cookie(COOKIE) ?? '');
      return run ? grant(exchange, asked, run) : login(exchange, asked);
    }),
    enter: whenAsked(async (exchange, asked) => {
      const form = await exchange.form();
      const typed = form.get('run') ?? '';
      const read = leerRut(typed);
      const known = read.ok && (await citizens()).some(({ run }) => run === read.rut);
      if (!read.ok || !known || form.get('clave') !== PASSWORD)
        return login(exchange, asked, {
          run: typed,
          fault: 'El RUN o la clave no son correctos. Revíselos e intente de nuevo.',
        });
      return grant(exchange, asked, read.rut, cookieOf(store.newSession(read.rut), 60));
    }),
    logout: (exchange: Exchange): void => {
      store.endSession(exchange.cookie(COOKIE) ?? '');
      const cookie = cookieOf('', 0);
      const to = exchange.query.get('redirect');
      if (fault() === 'salida_204') exchange.empty(204, cookie);
      else if (to === registration.logoutUri) exchange.redirect(to, cookie);
      else exchange.page(400, refusalPage('La dirección de salida no está registrada'), cookie);
    },
  };
};
