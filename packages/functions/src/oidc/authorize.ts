import { newSecret } from '@gore/core/identity/secret.ts';
import type { Context } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import type { ClaveUnicaClient } from './clave-unica-client.ts';
import { type BridgeConfig, type BridgePorts, callbackOf } from './config.ts';

/** How long a person may take at ClaveÚnica. */
export const AT_CLAVEUNICA_MS = 10 * 60_000;

/** An address with parameters added. */
export const withQuery = (address: string, query: Readonly<Record<string, string>>): string => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
};

/**
 * Begins: the browser comes from the pool and goes to ClaveÚnica with a state of our own. A request that is not the
 * pool's is not sent back where it asks (RFC 6749 §4.1.2.1) but to the portal.
 */
export const createAuthorize =
  (
    { client, claveUnica, portalOrigin }: BridgeConfig,
    { vouchers, registration, log }: BridgePorts,
    upstream: ClaveUnicaClient,
  ) =>
  async (c: Context<ApiEnv>): Promise<Response> => {
    const { client_id, redirect_uri, response_type, state, nonce } = c.req.query();
    const known =
      client_id === client.id && redirect_uri === client.redirectUri && response_type === 'code' && state;
    if (!known) {
      log.warn('puente_solicitud_ajena', { requestId: c.get('requestId') });
      return c.redirect(`${portalOrigin}/entrar?motivo=reintentar`);
    }
    if (!(await upstream.isUp())) {
      log.warn('puente_fallido', { requestId: c.get('requestId'), que: 'claveunica_caida' });
      return c.redirect(withQuery(client.redirectUri, { error: 'temporarily_unavailable', state }));
    }
    const [ownState, ownNonce] = [newSecret(), newSecret()];
    await vouchers.put('estado', ownState, { state, ownNonce, ...(nonce && { nonce }) }, AT_CLAVEUNICA_MS);
    return c.redirect(
      withQuery(claveUnica.authorize, {
        client_id: registration.id,
        response_type: 'code',
        scope: claveUnica.scope,
        redirect_uri: callbackOf(portalOrigin),
        state: ownState,
        nonce: ownNonce,
      }),
    );
  };
