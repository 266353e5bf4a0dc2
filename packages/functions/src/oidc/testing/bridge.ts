import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createVouchers } from '@gore/core/identity/vouchers.ts';
import type { TokenSigner } from '@gore/core/ports/token-signer.ts';
import {
  type ClaveUnicaDouble,
  openClaveUnicaDouble,
} from '../../../../../scripts/local/claveunica/double.ts';
import { httpApi } from '../../../../../scripts/local/runtime/http-api.ts';
import { Browser } from '../../auth/testing/browser.ts';
import { lambdaHandler } from '../../http/lambda.ts';
import { openTestPorts, type TestPorts } from '../../http/testing/ports.ts';
import { oidcApp } from '../app.ts';
import { type ClaveUnica, claveUnicaAt } from '../clave-unica.ts';
import { callbackOf, signedOutOf } from '../config.ts';

/** Where the pool waits for the bridge's answers; nobody listens there. */
export const POOL = 'https://pool.test/oauth2/idpresponse';
export const CLIENT = { id: 'cognito', secret: 'secreto-del-pool' };
/** The state a pool sends: long, and none of the bridge's business. */
export const POOL_STATE = 'H4sIAAAAAAAAAE2Qy3KDMAxF-pool-state';

const REGISTRATION = { id: 'institucion', secret: 'secreto-de-claveunica' };

/** The bridge and the double of ClaveÚnica on one port. */
export interface TestBridge {
  readonly origin: string;
  readonly ports: TestPorts;
  readonly double: ClaveUnicaDouble;
  /** What the bridge asked of ClaveÚnica's server side, oldest first. */
  readonly asked: { readonly url: string; readonly method: string; readonly body: string }[];
  /** Answers in ClaveÚnica's place, where the double is too well-behaved; nothing leaves it to the double. */
  instead: (url: string) => Response | undefined;
  readonly browser: () => Browser;
  readonly close: () => Promise<void>;
}

/** An RSA key of its own. */
export const testSigner = (): TokenSigner => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey: async () => publicKey.export({ format: 'der', type: 'spki' }),
    sign: async (message) => sign('RSA-SHA256', message, privateKey),
  };
};

/** @param quirks what to hold true of ClaveÚnica instead; `secret` that of the registration */
export const openTestBridge = async (
  quirks: Partial<ClaveUnica> = {},
  secret: string = REGISTRATION.secret,
): Promise<TestBridge> => {
  const ports = await openTestPorts();
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked: TestBridge['asked'] = [];
  const double = openClaveUnicaDouble({
    origin,
    registration: {
      clientId: REGISTRATION.id,
      clientSecret: REGISTRATION.secret,
      redirectUri: callbackOf(origin),
      logoutUri: signedOutOf(origin),
    },
    now: ports.now,
  });
  const app = oidcApp(
    {
      portalOrigin: origin,
      client: { id: CLIENT.id, secret: () => CLIENT.secret, redirectUri: POOL },
      claveUnica: { ...claveUnicaAt(double.base), ...quirks },
    },
    {
      ...ports,
      vouchers: createVouchers(ports.efimero),
      signer: testSigner(),
      registration: { id: REGISTRATION.id, secret: () => secret },
      pepper: () => 'pimienta',
      fetch: async (input, init) => {
        const url = String(input);
        asked.push({ url, method: init?.method ?? 'GET', body: String(init?.body ?? '') });
        return bridge.instead(url) ?? fetch(input, init);
      },
    },
  );
  const fn = { name: 'oidc', handler: lambdaHandler(app), timeoutMs: 10_000 };
  const api = httpApi({ routes: [{ method: 'ANY', path: '/{proxy+}', fn }] });
  server.on('request', (request, response) => {
    const answered = double.owns(request.url ?? '')
      ? double.handle(request, response)
      : api(request, response);
    answered.catch((error) => response.destroy(error));
  });
  const bridge: TestBridge = {
    origin,
    ports,
    double,
    instead: () => undefined,
    asked,
    browser: () => new Browser(origin),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await ports.efimero.close();
    },
  };
  return bridge;
};
