import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestBridge, type TestBridge } from './testing/bridge.ts';
import { enter } from './testing/walk.ts';

let bridge: TestBridge;

beforeAll(async () => {
  bridge = await openTestBridge();
});
afterAll(() => bridge.close());
beforeEach(() => {
  bridge.ports.efimero.clock.at += 120_000;
  bridge.ports.logged.length = 0;
});

const tokens = { access_token: 'a'.repeat(32), token_type: 'bearer', expires_in: 3600 };

/** Signs in while one endpoint answers something else; tells the error the pool gets and what the log calls it. */
const whileAnswering = async (endpoint: string, answer: () => Response) => {
  bridge.instead = (url) => (url.endsWith(`/openid/${endpoint}/`) ? answer() : undefined);
  const { url } = await enter(bridge, bridge.browser(), '44444444-4');
  return [url.searchParams.get('error'), bridge.ports.logged.at(-1)?.fields.que];
};

describe('an answer of token', () => {
  it.each<[string, () => Response, string, string]>([
    ['without an ID token', () => Response.json(tokens), 'login_required', 'id_token_invalido'],
    [
      'with an ID token nobody signed',
      () => Response.json({ ...tokens, id_token: 'e30.e30.' }),
      'login_required',
      'id_token_invalido',
    ],
    ['that is no JSON', () => new Response('<html>'), 'temporarily_unavailable', 'token_sin_respuesta'],
    ['500', () => new Response('', { status: 500 }), 'temporarily_unavailable', 'token_no_disponible'],
    [
      '403',
      () => new Response('', { status: 403 }),
      'temporarily_unavailable',
      'token_credenciales_rechazadas',
    ],
    ['400', () => new Response('', { status: 400 }), 'login_required', 'token_rechazado'],
  ])('%s', async (_case, answer, error, what) => {
    expect(await whileAnswering('token', answer)).toEqual([error, what]);
  });
});

describe('an answer of userinfo', () => {
  const person = { RolUnico: { numero: 44444444, DV: '4', tipo: 'RUN' }, name: {} };

  it.each<[string, () => Response, string | null, string | undefined]>([
    ['of another subject', () => Response.json({ ...person, sub: '1' }), 'server_error', 'sub_distinto'],
    ['without a RUN', () => Response.json({ sub: undefined, name: {} }), 'server_error', 'run_invalido'],
    [
      'with a wrong digit',
      () => Response.json({ RolUnico: { numero: 44444444, DV: '5' } }),
      'server_error',
      'run_invalido',
    ],
    [
      'that refuses',
      () => new Response('', { status: 401 }),
      'temporarily_unavailable',
      'userinfo_credenciales_rechazadas',
    ],
    ['without its own subject', () => Response.json(person), null, undefined],
  ])('%s', async (_case, answer, error, what) => {
    expect(await whileAnswering('userinfo', answer)).toEqual([error, what]);
    expect(JSON.stringify(bridge.ports.logged)).not.toContain('4444444');
  });
});

it('needs an access token', async () => {
  const lenient = await openTestBridge({ idToken: 'ignorado' });
  try {
    lenient.instead = (url) => (url.endsWith('/token/') ? Response.json({}) : undefined);
    const { url } = await enter(lenient, lenient.browser(), '44444444-4');
    expect(url.searchParams.get('error')).toBe('server_error');
  } finally {
    await lenient.close();
  }
});
