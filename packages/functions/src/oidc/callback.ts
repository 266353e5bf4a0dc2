import { isSecret, newSecret } from '@gore/core/identity/secret.ts';
import type { Context } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import { traceOf } from '../http/log.ts';
import { withQuery } from './authorize.ts';
import type { ClaveUnicaClient } from './clave-unica-client.ts';
import type { BridgeConfig, BridgePorts } from './config.ts';
import { BridgeFailure } from './failure.ts';
import { personOf } from './person.ts';

/** How long the pool may take to redeem a code. */
export const CODE_MS = 60_000;

const refusalOf = (error: string | undefined): BridgeFailure =>
  error === 'access_denied' || error === undefined
    ? new BridgeFailure('access_denied', 'cancelado')
    : new BridgeFailure('temporarily_unavailable', 'claveunica_responde_error');

/** Comes back: takes the state, asks ClaveÚnica who it is and sends the browser to the pool with a code of our own. */
export const createCallback =
  (
    { client, portalOrigin }: BridgeConfig,
    { vouchers, pepper, log }: BridgePorts,
    upstream: ClaveUnicaClient,
  ) =>
  async (c: Context<ApiEnv>): Promise<Response> => {
    const { state, code, error } = c.req.query();
    const started = isSecret(state) ? await vouchers.take('estado', state) : undefined;
    if (!state || !started) {
      log.warn('puente_sin_estado', { requestId: c.get('requestId') });
      return c.redirect(`${portalOrigin}/entrar?motivo=reintentar`);
    }
    const { state: theirs = '', ownNonce = '', nonce } = started;
    const back = (answer: Readonly<Record<string, string>>) =>
      c.redirect(withQuery(client.redirectUri, { ...answer, state: theirs }));
    try {
      if (!code || error) throw refusalOf(error);
      const person = personOf(await upstream.person({ code, state, nonce: ownNonce }), await pepper());
      const own = newSecret();
      await vouchers.put('codigo', own, { ...person, ...(nonce && { nonce }) }, CODE_MS);
      return back({ code: own });
    } catch (thrown) {
      const known = thrown instanceof BridgeFailure;
      const cause = known ? thrown.cause : thrown;
      log.warn('puente_fallido', {
        requestId: c.get('requestId'),
        que: known ? thrown.what : 'falla_propia',
        ...(cause !== undefined && traceOf(cause)),
      });
      return back({ error: known ? thrown.error : 'server_error' });
    }
  };
