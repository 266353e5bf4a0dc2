import { KMSClient } from '@aws-sdk/client-kms';
import { createVouchers } from '@gore/core/identity/vouchers.ts';
import { createKmsSigner } from '@gore/core/ports/aws/kms-signer.ts';
import { oidcApp } from '../oidc/app.ts';
import { claveUnicaAt } from '../oidc/clave-unica.ts';
import { assertStage } from './assert-stage.ts';
import { prompt } from './aws-clients.ts';
import { edgeHandler } from './edge-handler.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';

const { efimero, rates, now } = cloudPorts();

assertStage(['BRIDGE_CLIENT_SECRET', 'CLAVEUNICA_CLIENT_SECRET', 'BRIDGE_PEPPER']);

/** The bridge between Cognito and ClaveÚnica. */
export const handler = edgeHandler(
  oidcApp(
    {
      ...apiConfig(),
      client: {
        id: setting('BRIDGE_CLIENT_ID'),
        secret: () => setting('BRIDGE_CLIENT_SECRET'),
        redirectUri: setting('BRIDGE_REDIRECT_URI'),
      },
      claveUnica: claveUnicaAt(),
    },
    {
      rates,
      now,
      ...observed('oidc', efimero),
      vouchers: createVouchers(efimero),
      signer: createKmsSigner(new KMSClient(prompt), setting('BRIDGE_KEY_ID')),
      registration: {
        id: setting('CLAVEUNICA_CLIENT_ID'),
        secret: () => setting('CLAVEUNICA_CLIENT_SECRET'),
      },
      pepper: () => setting('BRIDGE_PEPPER'),
    },
  ),
);
