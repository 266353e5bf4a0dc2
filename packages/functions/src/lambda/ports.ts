import { randomFillSync } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createActors } from '@gore/core/identity/actors.ts';
import { createDirectory } from '@gore/core/identity/directory.ts';
import { createInstitutions } from '@gore/core/identity/institutions.ts';
import { createPersonTraces } from '@gore/core/identity/person-traces.ts';
import { createRates } from '@gore/core/identity/rates.ts';
import { createSessions } from '@gore/core/identity/sessions.ts';
import { createSignInLog } from '@gore/core/identity/sign-in-log.ts';
import { crearUlid } from '@gore/core/kernel/declare/valores/ulid.ts';
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { createKernel } from '@gore/core/kernel/runtime/write/deps.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { createSigner } from '@gore/core/ports/aws/s3-signer.ts';
import { createSignedFiles } from '@gore/core/ports/signed-files.ts';
import { institutionNames } from '../api/institutions.ts';
import { prompt } from './aws-clients.ts';
import { setting } from './environment.ts';

/** Clients and ports of a function on AWS, made once per container from its environment. */
export const cloudPorts = () => {
  const region = setting('AWS_REGION');
  const client = new DynamoDBClient(prompt);
  // It copies every request and answer for a logger that says nothing.
  client.middlewareStack.remove('loggerMiddleware');
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const efimero = { client, table: setting('TABLE_EFIMERO'), now: () => Date.now() };
  const store = createStore(documents, { datos: setting('TABLE_DATOS'), efimero: efimero.table });
  const institutions = createInstitutions(store);
  const clock = relojDeSistema({ zona: setting('TIME_ZONE') });
  const newId = crearUlid({ ahora: Date.now, llenar: (bytes) => randomFillSync(bytes) });
  const kernel = createKernel(producto, store, { newId, clock, personKey: setting('PERSON_KEY') });
  const { write } = kernel;
  const signerOf = (bucket: string) =>
    createSigner({
      region,
      endpoint: `https://${bucket}.s3.${region}.amazonaws.com`,
      credentials: () => client.config.credentials(),
    });
  const signer = signerOf(setting('BUCKET_FILES'));
  const sessions = createSessions(efimero);
  return {
    signerOf,
    product: producto,
    ...kernel,
    signer,
    files: createSignedFiles(signer),
    efimero,
    sessions,
    traces: createPersonTraces(store, sessions),
    rates: createRates(efimero),
    signInLog: createSignInLog(store, newId, efimero.now),
    directory: createDirectory(store),
    institutions,
    institution: institutionNames(institutions),
    actors: createActors(write),
    now: efimero.now,
  };
};

/** What the API functions know of where they run. */
export const apiConfig = () => ({
  portalOrigin: setting('PORTAL_ORIGIN'),
  addressHeader: 'x-viewer-address',
  version: setting('RELEASE'),
  embedded: false,
});
