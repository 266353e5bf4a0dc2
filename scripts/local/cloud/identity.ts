import { join } from 'node:path';
import type { SignInProvider } from '@gore/functions/auth/config.ts';
import { createIdentityProvider } from '@gore/functions/auth/identity-provider.ts';
import { institutionalProvider } from '@gore/functions/auth/institutional.ts';
import { lambdaHandler } from '@gore/functions/http/lambda.ts';
import { oidcApp } from '@gore/functions/oidc/app.ts';
import { claveUnicaAt } from '@gore/functions/oidc/clave-unica.ts';
import { callbackOf, issuerOf, signedOutOf, signOutOf } from '@gore/functions/oidc/config.ts';
import { type ClaveUnicaDouble, openClaveUnicaDouble } from '../claveunica/double.ts';
import { citizenOf } from '../claveunica/people.ts';
import { RETURN_PATH } from '../oidc/federation.ts';
import { type LocalIssuer, openLocalIssuer } from '../oidc/local-issuer.ts';
import type { Settings } from '../settings.ts';
import { demoPeople } from './demo-people.ts';
import type { Engines } from './engines.ts';
import type { Ports } from './functions.ts';
import { openKeySigner } from './key-signer.ts';

const POOL_CLIENT = 'pool-local';
const INSTITUTION = 'institucion-local';
const PROVIDER_NAME = 'ClaveUnica';

/** The double of ClaveÚnica, registered for this portal and knowing the people of the demonstration. */
const openDouble = (origin: string, { secrets }: Engines, { write }: Ports): ClaveUnicaDouble =>
  openClaveUnicaDouble({
    origin,
    registration: {
      clientId: INSTITUTION,
      clientSecret: secrets.claveUnicaSecret,
      redirectUri: callbackOf(origin),
      logoutUri: signedOutOf(origin),
    },
    people: async () => (await demoPeople(write)).map(citizenOf),
  });

/** The same bridge as on AWS, between the local issuer and the double. */
const makeBridge = (
  { origin, dataDir }: Settings,
  { secrets, logOf, metrics }: Engines,
  { rates, now, vouchers }: Ports,
  { issuer, double }: { readonly issuer: string; readonly double: ClaveUnicaDouble },
) =>
  lambdaHandler(
    oidcApp(
      {
        portalOrigin: origin,
        client: {
          id: POOL_CLIENT,
          secret: () => secrets.bridgeSecret,
          redirectUri: `${issuer}${RETURN_PATH}`,
        },
        claveUnica: claveUnicaAt(double.base),
      },
      {
        rates,
        now,
        vouchers,
        log: logOf('oidc'),
        metrics,
        signer: openKeySigner(join(dataDir, 'firma-oidc.pem')),
        registration: { id: INSTITUTION, secret: () => secrets.claveUnicaSecret },
        pepper: () => secrets.bridgePepper,
      },
    ),
  );

/** The ways to sign in: the people of the demonstration first, ClaveÚnica's walk and the institution's own issuer. */
const makeProviders = (
  { origin, institutional }: Settings,
  { issuer, clientId, clientSecret }: LocalIssuer,
): ReadonlyMap<string, SignInProvider> => {
  const at = (extraParams: Readonly<Record<string, string>>) =>
    createIdentityProvider({
      issuer,
      clientId,
      clientSecret: () => clientSecret,
      extraParams: { prompt: 'login', ...extraParams },
    });
  const own = institutionalProvider(institutional);
  return new Map<string, SignInProvider>([
    ['demostracion', { label: 'una persona de demostración', means: 'claveunica', provider: at({}) }],
    [
      'claveunica',
      {
        label: 'ClaveÚnica',
        means: 'claveunica',
        provider: at({ identity_provider: PROVIDER_NAME }),
        signOutAt: signOutOf(origin),
      },
    ],
    ...(own ? ([['institucional', own]] as const) : []),
  ]);
};

/** Opens what proves who people are: the local issuer in Cognito's place, the bridge, and the double behind it. */
export const openIdentity = (settings: Settings, engines: Engines, ports: Ports) => {
  const { origin, dataDir } = settings;
  const { secrets } = engines;
  const double = openDouble(origin, engines, ports);
  const issuer = openLocalIssuer({
    directory: dataDir,
    portalOrigin: origin,
    people: () => demoPeople(ports.write),
    federation: {
      name: PROVIDER_NAME,
      label: 'ClaveÚnica',
      upstream: createIdentityProvider({
        issuer: issuerOf(origin),
        clientId: POOL_CLIENT,
        clientSecret: () => secrets.bridgeSecret,
      }),
      signOutAt: signOutOf(origin),
    },
  });
  return {
    issuer,
    double,
    bridge: makeBridge(settings, engines, ports, { issuer: issuer.issuer, double }),
    providers: makeProviders(settings, issuer),
  };
};

/** What `openIdentity` opens. */
export type Identity = ReturnType<typeof openIdentity>;
