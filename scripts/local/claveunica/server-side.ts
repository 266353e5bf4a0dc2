import { hash, randomUUID } from 'node:crypto';
import type { DoubleContext } from './double.ts';
import type { Exchange } from './exchange.ts';
import { officialCitizens } from './people.ts';
import type { Granted } from './store.ts';

const ID_TOKEN_SECONDS = 3600;

/** ClaveÚnica's own number of a person; its manual says not to use it. */
const subjectOf = (run: string): string => String(Number.parseInt(hash('sha256', run).slice(0, 7), 16));

/** Someone of the test environment, whom no institution of the demonstration knows. */
const STRANGER = officialCitizens.at(-1)?.run ?? '';

/** What the institution's server asks of the double. */
export const createServerSide = (context: DoubleContext) => {
  const { issuer, store, registration, citizens, tokens, fault, now } = context;

  const idTokenOf = ({ clientId, nonce, run }: Granted): Promise<string> => {
    const at = Math.floor(now() / 1000);
    const named = fault() === 'nonce_ajeno' ? randomUUID() : nonce;
    return tokens.make({
      iss: issuer,
      aud: clientId,
      sub: subjectOf(run),
      iat: at,
      auth_time: at,
      exp: at + ID_TOKEN_SECONDS,
      ...(named === undefined ? {} : { nonce: named }),
    });
  };

  return {
    token: async (exchange: Exchange): Promise<void> => {
      const form = await exchange.form();
      // Whoever waits gives up first: this one never answers.
      if (fault() === 'lenta') return;
      const { clientId, clientSecret, redirectUri } = registration;
      if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
        return exchange.json(401, { error: 'invalid_client' });
      if (form.get('grant_type') !== 'authorization_code')
        return exchange.json(400, { error: 'unsupported_grant_type' });
      const granted = store.takeCode(form.get('code') ?? '');
      const good = granted && form.get('redirect_uri') === redirectUri && form.get('state') === granted.state;
      if (!good || fault() === 'codigo_vencido') return exchange.json(400, { error: 'invalid_grant' });
      return exchange.json(200, {
        access_token: store.newToken(granted.run),
        token_type: 'bearer',
        expires_in: ID_TOKEN_SECONDS,
        id_token: await idTokenOf(granted),
      });
    },
    userinfo: async (exchange: Exchange): Promise<void> => {
      const [, bearer = ''] = /^Bearer (\w+)$/.exec(exchange.headers.authorization ?? '') ?? [];
      const run = store.runOfToken(bearer);
      if (!run) return exchange.json(401, { error: 'invalid_token' });
      const shown = fault() === 'run_desconocido' ? STRANGER : run;
      const citizen = (await citizens()).find((one) => one.run === shown);
      const [number = '', DV = ''] = shown.split('-');
      return exchange.json(200, {
        sub: subjectOf(run),
        RolUnico: {
          numero: fault() === 'numero_texto' ? number : Number(number),
          DV,
          tipo: 'RUN',
        },
        name: { nombres: citizen?.nombres ?? [], apellidos: citizen?.apellidos ?? [] },
      });
    },
    keys: async (exchange: Exchange): Promise<void> => exchange.json(200, await tokens.keys()),
    /** Declares no PKCE, as the real one. */
    discovery: (exchange: Exchange): void =>
      exchange.json(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize/`,
        token_endpoint: `${issuer}/token/`,
        userinfo_endpoint: `${issuer}/userinfo/`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
  };
};
