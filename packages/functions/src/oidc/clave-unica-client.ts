import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { type BridgeConfig, type BridgePorts, callbackOf } from './config.ts';
import { BridgeFailure } from './failure.ts';

/** A code ClaveÚnica gave, and what it was asked under. */
export interface Authorization {
  readonly code: string;
  readonly state: string;
  readonly nonce: string;
}

/** Asks ClaveÚnica on behalf of the institution. Every failure is a `BridgeFailure`. */
export interface ClaveUnicaClient {
  /** Tells whether it is worth sending anybody there. */
  readonly isUp: () => Promise<boolean>;
  /** Redeems a code and answers what userinfo says of the person. */
  readonly person: (authorization: Authorization) => Promise<unknown>;
}

/** Seconds by which the clocks may differ. */
const CLOCK_TOLERANCE = 60;

const NOT_ACCEPTED: ReadonlySet<number> = new Set([401, 403]);

const failureOf = ({ status }: Response, step: string): BridgeFailure => {
  if (NOT_ACCEPTED.has(status))
    return new BridgeFailure('temporarily_unavailable', `${step}_credenciales_rechazadas`);
  if (status >= 500) return new BridgeFailure('temporarily_unavailable', `${step}_no_disponible`);
  // A code that is late, was used or belongs to another state.
  return new BridgeFailure('login_required', `${step}_rechazado`);
};

const textIn = (answer: unknown, name: string): string | undefined => {
  const value: unknown =
    answer !== null && typeof answer === 'object' ? Reflect.get(answer, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** A client registered for this institution. */
export const createClaveUnicaClient = (
  { claveUnica, portalOrigin }: BridgeConfig,
  { fetch: ask = fetch, registration, now }: BridgePorts,
): ClaveUnicaClient => {
  const { timeoutMs } = claveUnica;
  const keys = createRemoteJWKSet(new URL(claveUnica.jwks), {
    timeoutDuration: timeoutMs,
    [customFetch]: ask,
  });

  const post = async (step: string, url: string, init: RequestInit): Promise<unknown> => {
    let answer: Response;
    try {
      answer = await ask(url, { ...init, method: 'POST', signal: AbortSignal.timeout(timeoutMs) });
      if (answer.ok) return await answer.json();
    } catch (error) {
      throw new BridgeFailure('temporarily_unavailable', `${step}_sin_respuesta`, error);
    }
    throw failureOf(answer, step);
  };

  const verify = async (idToken: string | undefined, nonce: string): Promise<string | undefined> => {
    if (claveUnica.idToken === 'ignorado') return undefined;
    const { issuer } = claveUnica;
    const expected = { issuer, audience: registration.id, algorithms: ['RS256'] };
    try {
      const { payload } = await jwtVerify(idToken ?? '', keys, {
        ...expected,
        currentDate: new Date(now()),
        clockTolerance: CLOCK_TOLERANCE,
      });
      if (payload.nonce === nonce) return payload.sub;
    } catch (error) {
      throw new BridgeFailure('login_required', 'id_token_invalido', error);
    }
    throw new BridgeFailure('login_required', 'nonce_ajeno');
  };

  return {
    isUp: async () => {
      try {
        const answer = await ask(claveUnica.probe, {
          signal: AbortSignal.timeout(claveUnica.probeTimeoutMs),
        });
        await answer.body?.cancel();
        return answer.status < 500;
      } catch {
        return false;
      }
    },
    person: async ({ code, state, nonce }) => {
      const body = new URLSearchParams({
        client_id: registration.id,
        client_secret: await registration.secret(),
        redirect_uri: callbackOf(portalOrigin),
        grant_type: 'authorization_code',
        code,
        state,
      });
      const tokens = await post('token', claveUnica.token, { body });
      const subject = await verify(textIn(tokens, 'id_token'), nonce);
      const bearer = textIn(tokens, 'access_token');
      if (!bearer) throw new BridgeFailure('server_error', 'token_incompleto');
      const person = await post('userinfo', claveUnica.userinfo, {
        headers: { authorization: `Bearer ${bearer}` },
      });
      const said = textIn(person, 'sub');
      if (subject && said && said !== subject) throw new BridgeFailure('server_error', 'sub_distinto');
      return person;
    },
  };
};
