import { createMemberships } from '@gore/core/identity/memberships.ts';
import { createSignIns } from '@gore/core/identity/sign-ins.ts';
import { authApp } from '../auth/app.ts';
import { createIdentityProvider } from '../auth/identity-provider.ts';
import { createOperatorEntry } from '../auth/operator.ts';
import { tenantByHost } from '../auth/tenant-by-host.ts';
import { lambdaHandler } from '../http/lambda.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { setting } from './environment.ts';
import { apiConfig, cloudPorts } from './ports.ts';

const ports = cloudPorts();

/** Signing in and out, with Cognito as the issuer. */
export const handler = lambdaHandler(
  authApp(
    {
      ...apiConfig(),
      options: [{ code: 'claveunica', label: 'ClaveÚnica' }],
      demonstration: false,
      operatorTenant: setting('OPERATOR_TENANT'),
    },
    {
      ...ports,
      log: powertoolsLog('auth'),
      signIns: createSignIns(ports.efimero),
      provider: createIdentityProvider({
        issuer: setting('OIDC_ISSUER'),
        clientId: setting('OIDC_CLIENT_ID'),
        clientSecret: () => setting('OIDC_CLIENT_SECRET'),
        extraParams: { identity_provider: 'ClaveUnica' },
      }),
      tenantOf: tenantByHost(ports.institutions, {
        hostHeader: 'x-viewer-host',
        fallback: setting('TENANT'),
      }),
      findUserByRun: ports.directory.byRun,
      runOf: ports.directory.runOf,
      operatorEntry: createOperatorEntry(ports.write),
      memberships: createMemberships(ports.institutions, ports.directory),
    },
  ),
);
