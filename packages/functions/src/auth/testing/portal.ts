import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createAccounts } from '@gore/core/identity/accounts/accounts.ts';
import { createHasher } from '@gore/core/identity/accounts/hasher.ts';
import { createMemberships } from '@gore/core/identity/memberships.ts';
import { newSecret } from '@gore/core/identity/secret.ts';
import type { Means, SignInAttempt } from '@gore/core/identity/sign-in-log.ts';
import { createSignIns } from '@gore/core/identity/sign-ins.ts';
import { actorOf } from '@gore/core/identity/testing/actor.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { Hono } from 'hono';
import { type LocalIssuer, openLocalIssuer } from '../../../../../scripts/local/oidc/local-issuer.ts';
import { httpApi } from '../../../../../scripts/local/runtime/http-api.ts';
import type { ApiEnv } from '../../http/env.ts';
import { lambdaHandler } from '../../http/lambda.ts';
import { openTestPorts, type TestPorts } from '../../http/testing/ports.ts';
import { authApp } from '../app.ts';
import type { KnownUser, SignInProvider } from '../config.ts';
import { createIdentityProvider } from '../identity-provider.ts';
import type { LocalPorts } from '../local/ports.ts';
import { Browser } from './browser.ts';
import { cerrada, institutionsOf, norte, nuble, sur } from './institutions.ts';

/** Known to the issuer and to the portal. */
export const ana = { run: '12345678-5', nombre: 'Ana Ñancupil', rol: 'Jefatura de división' };
/** Known to the portal, but no longer active. */
export const beto = { run: '44444444-4', nombre: 'Beto Pérez', rol: 'Encargado' };
/** Known to the issuer only. */
export const caro = { run: '55555555-5', nombre: 'Caro <b>Soto</b>', rol: 'Nadie' };

/** Known to the issuer, and to another institution only. */
export const eva = { run: '77777777-7', nombre: 'Eva Rojas', rol: 'Encargada' };
/** Known to the issuer and, in two other institutions, to the portal. */
export const fito = { run: '88888888-8', nombre: 'Fito Díaz', rol: 'Encargado' };

/** Known to the issuer; the portal fails when it looks for her. */
export const dora = { run: '6-K', nombre: 'Dora Vera', rol: 'Encargada' };

/** A portal that can do nothing but sign people in and out, on a port of its own, with its issuer beside it. */
export interface TestPortal {
  readonly origin: string;
  readonly ports: TestPorts;
  readonly issuer: LocalIssuer;
  /** What the log of sign-ins was told. */
  readonly attempts: readonly SignInAttempt[];
  readonly browser: () => Browser;
  readonly close: () => Promise<void>;
}

export interface PortalOptions {
  /** Adds routes. */
  readonly extend?: (app: Hono<ApiEnv>) => void;
  /** Offered after the local issuer, by code. */
  readonly providers?: readonly (readonly [string, SignInProvider])[];
  /** Ways to sign in an institution allows; ClaveÚnica and its own issuer unless said. */
  readonly allowed?: Readonly<Record<string, readonly Means[]>>;
}

/** Of a portal whose institution signs in elsewhere. */
const noLocalAccounts = ({ efimero, sessions, now }: TestPorts): LocalPorts => {
  const { client, table } = efimero;
  const store = createStore(DynamoDBDocumentClient.from(client), { datos: table, efimero: table });
  return {
    accounts: createAccounts({
      store,
      client,
      sessions,
      now,
      hasher: createHasher(4),
      sealingKey: newSecret(),
      policyOf: async () => ({ means: ['claveunica'], secondFactorRoles: [] }),
    }),
    mails: { send: async () => {} },
    institutionName: async () => 'Gobierno Regional de Ñuble',
    findUserById: async () => undefined,
  };
};

export const openPortal = async ({
  extend,
  providers = [],
  allowed = {},
}: PortalOptions = {}): Promise<TestPortal> => {
  const directory = await mkdtemp(join(tmpdir(), 'oidc-'));
  const ports = await openTestPorts();
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = openLocalIssuer({
    directory,
    portalOrigin: origin,
    people: () => [ana, beto, caro, dora, eva, fito],
  });
  const provider = createIdentityProvider({
    issuer: issuer.issuer,
    clientId: issuer.clientId,
    clientSecret: () => issuer.clientSecret,
    extraParams: { prompt: 'login' },
  });
  const institutions = institutionsOf(
    [nuble, sur, norte, cerrada].map((one) => ({
      ...one,
      means: allowed[one.id] ?? ['claveunica', 'institucional'],
    })),
  );
  const person = (id: string, tenant: string, active = true) => ({ actor: actorOf(id, tenant), active });
  const known: Readonly<Record<string, readonly (readonly [string, KnownUser])[]>> = {
    nuble: [
      [ana.run, person('ana', 'nuble')],
      [beto.run, person('beto', 'nuble', false)],
    ],
    sur: [
      [ana.run, person('ana-sur', 'sur')],
      [eva.run, person('eva', 'sur')],
      [fito.run, person('fito', 'sur')],
    ],
    norte: [[fito.run, person('fito-norte', 'norte')]],
    cerrada: [[ana.run, person('ana-cerrada', 'cerrada')]],
  };
  const knownIn = (tenant: string) => known[tenant] ?? [];
  const byRun = async (tenant: string, run: string) => {
    if (run === dora.run) throw new Error(`No table for ${run}`);
    return knownIn(tenant).find(([own]) => own === run)?.[1];
  };
  const attempts: SignInAttempt[] = [];
  const app = authApp(
    { portalOrigin: origin, demonstration: true, operatorTenant: 'plataforma' },
    {
      ...ports,
      signIns: createSignIns(ports.efimero),
      signInLog: { record: async (attempt) => void attempts.push(attempt) },
      providers: new Map<string, SignInProvider>([
        ['clave', { label: 'ClaveÚnica', means: 'claveunica', provider }],
        ...providers,
      ]),
      tenantOf: () => 'nuble',
      institutions,
      memberships: createMemberships(institutions, { byRun }),
      runOf: async (tenant, id) => knownIn(tenant).find(([, { actor }]) => actor.id === id)?.[0],
      findUserByRun: byRun,
      operatorEntry: async () => ({ id: 'entrada', hours: 2 }),
      local: noLocalAccounts(ports),
    },
  );
  extend?.(app);
  const api = httpApi({
    routes: [
      {
        method: 'ANY',
        path: '/{proxy+}',
        fn: { name: 'auth', handler: lambdaHandler(app), timeoutMs: 10_000 },
      },
    ],
  });
  server.on('request', (request, response) => {
    const answered = issuer.owns(request.url ?? '')
      ? issuer.handle(request, response)
      : api(request, response);
    answered.catch((error) => response.destroy(error));
  });
  return {
    origin,
    ports,
    issuer,
    attempts,
    browser: () => new Browser(origin),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      issuer.close();
      await ports.efimero.close();
      await rm(directory, { recursive: true });
    },
  };
};
