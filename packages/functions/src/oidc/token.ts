import { hash, timingSafeEqual } from 'node:crypto';
import { newSecret } from '@gore/core/identity/secret.ts';
import type { Context } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import { type BridgeConfig, type BridgePorts, issuerOf } from './config.ts';
import { ID_TOKEN_SECONDS, signToken } from './id-token.ts';

/** How long the access token shows who signed in. */
const ACCESS_MS = ID_TOKEN_SECONDS * 1000;

/** Takes as long whatever is alike in both. */
const equal = (one: string, other: string): boolean =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));

/** Redeems a code for the pool (client_secret_post): an ID token and an opaque access token. */
export const createToken =
  ({ client, portalOrigin }: BridgeConfig, { vouchers, signer, now, log }: BridgePorts) =>
  async (c: Context<ApiEnv>): Promise<Response> => {
    const form = new URLSearchParams(await c.req.text());
    const given = (name: string): string => form.get(name) ?? '';
    const [idMatches, secretMatches] = [
      equal(given('client_id'), client.id),
      equal(given('client_secret'), await client.secret()),
    ];
    if (!idMatches || !secretMatches) {
      log.warn('puente_cliente_ajeno', { requestId: c.get('requestId') });
      return c.json({ error: 'invalid_client' }, 401);
    }
    if (given('grant_type') !== 'authorization_code') return c.json({ error: 'unsupported_grant_type' }, 400);
    const redeemed =
      given('redirect_uri') === client.redirectUri ? await vouchers.take('codigo', given('code')) : undefined;
    if (!redeemed) return c.json({ error: 'invalid_grant' }, 400);

    const { nonce, ...person } = redeemed;
    const at = Math.floor(now() / 1000);
    const access = newSecret();
    const [id_token] = await Promise.all([
      signToken(signer, {
        ...person,
        iss: issuerOf(portalOrigin),
        aud: client.id,
        iat: at,
        exp: at + ID_TOKEN_SECONDS,
        auth_time: at,
        ...(nonce && { nonce }),
      }),
      vouchers.put('acceso', access, person, ACCESS_MS),
    ]);
    return c.json({ access_token: access, token_type: 'Bearer', expires_in: ID_TOKEN_SECONDS, id_token });
  };

/** Shows the pool who holds an access token. */
export const createUserinfo =
  ({ vouchers }: BridgePorts) =>
  async (c: Context<ApiEnv>): Promise<Response> => {
    const [, bearer] = /^Bearer ([\w-]+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    const person = bearer && (await vouchers.read('acceso', bearer));
    if (person) return c.json(person);
    c.header('www-authenticate', 'Bearer error="invalid_token"');
    return c.json({ error: 'invalid_token' }, 401);
  };
