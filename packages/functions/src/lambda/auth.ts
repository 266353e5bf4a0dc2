import { SQSClient } from '@aws-sdk/client-sqs';
import { createMemberships } from '@gore/core/identity/memberships.ts';
import { createSignIns } from '@gore/core/identity/sign-ins.ts';
import { createMailQueue } from '@gore/core/ports/aws/sqs-mail.ts';
import { authApp } from '../auth/app.ts';
import type { SignInProvider } from '../auth/config.ts';
import { createIdentityProvider } from '../auth/identity-provider.ts';
import { institutionalProvider } from '../auth/institutional.ts';
import { createOperatorEntry } from '../auth/operator.ts';
import { tenantByHost } from '../auth/tenant-by-host.ts';
import { signOutOf } from '../oidc/config.ts';
import { cloudAccounts } from './accounts.ts';
import { assertStage } from './assert-stage.ts';
import { prompt } from './aws-clients.ts';
import { edgeHandler } from './edge-handler.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';

const ports = cloudPorts();
const config = apiConfig();

assertStage(['OIDC_CLIENT_SECRET']);

const claveUnica: SignInProvider = {
  label: 'ClaveÚnica',
  means: 'claveunica',
  provider: createIdentityProvider({
    issuer: setting('OIDC_ISSUER'),
    clientId: setting('OIDC_CLIENT_ID'),
    clientSecret: () => setting('OIDC_CLIENT_SECRET'),
    // The pool keeps sessions of its own for an hour: without `prompt` they would stand in for the person.
    extraParams: { identity_provider: 'ClaveUnica', prompt: 'login' },
    logoutParam: 'logout_uri',
  }),
  signOutAt: signOutOf(config.portalOrigin),
};
const institutional = institutionalProvider(process.env);
const providers = new Map([
  ['claveunica', claveUnica],
  ...(institutional ? ([['institucional', institutional]] as const) : []),
]);

const institutionName = async (id: string) => (await ports.institution(id)).nombre;

/** Signing in and out, with Cognito as the issuer. */
export const handler = edgeHandler(
  authApp(
    { ...config, demonstration: false, operatorTenant: setting('OPERATOR_TENANT') },
    {
      ...ports,
      ...observed('auth', ports.efimero),
      signIns: createSignIns(ports.efimero),
      providers,
      tenantOf: tenantByHost(ports.institutions, {
        hostHeader: 'x-viewer-host',
        fallback: setting('TENANT'),
      }),
      findUserByRun: ports.directory.byRun,
      runOf: ports.directory.runOf,
      operatorEntry: createOperatorEntry(ports.write),
      memberships: createMemberships(ports.institutions, ports.directory),
      local: {
        accounts: cloudAccounts(ports),
        mails: createMailQueue(new SQSClient(prompt), setting('QUEUE_MAIL')),
        institutionName,
        findUserById: ports.directory.byId,
      },
    },
  ),
);
