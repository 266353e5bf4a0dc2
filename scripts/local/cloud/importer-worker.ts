import { randomFillSync } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { createActors } from '@gore/core/identity/actors.ts';
import { crearUlid } from '@gore/core/kernel/declare/valores/ulid.ts';
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { resolveEffects } from '@gore/core/kernel/runtime/events/effects.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { createKernel } from '@gore/core/kernel/runtime/write/deps.ts';
import { procesarImportacion } from '@gore/core/modules/plataforma/importacion.ts';
import { exportarInstitucion } from '@gore/core/modules/plataforma/institucion.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { createSigner } from '@gore/core/ports/aws/s3-signer.ts';
import { createSignedFiles } from '@gore/core/ports/signed-files.ts';
import type { Log } from '@gore/functions/http/log.ts';
import { lineFields } from '@gore/functions/http/log-line.ts';
import { createEffectsWorker } from '@gore/functions/workers/effects.ts';
import { createImporter } from '@gore/functions/workers/importer.ts';
import { createInstitutionExporter } from '@gore/functions/workers/institution-exporter.ts';
import { openDynamoClients } from './dynamo-clients.ts';
import type { FromImporter, ImporterStart, ToImporter } from './importer-protocol.ts';

const port = parentPort;
if (!port) throw new Error('importer-worker must run in a worker thread');
const { settings, secrets, tables, filesBucket, timeZone }: ImporterStart = workerData;
const tell = (message: FromImporter) => port.postMessage(message);

const say =
  (level: 'info' | 'warn' | 'error'): Log['info'] =>
  (message, fields = {}) =>
    tell({ kind: 'log', level, message, fields: lineFields(fields) });

type Answer = Extract<ToImporter, { readonly kind: 'answer' }>;
const asked = new Map<number, (answer: Answer) => void>();
let calls = 0;

/** The table of the process that serves, asked by message. */
const remote = {
  handle: (target: string, body: string): Promise<Answer> =>
    new Promise((resolve) => {
      calls += 1;
      asked.set(calls, resolve);
      tell({ kind: 'call', id: calls, target, body });
    }),
};

const { documents } = openDynamoClients(settings, remote, secrets);
const { write } = createKernel(producto, createStore(documents, tables), {
  newId: crearUlid({ ahora: Date.now, llenar: (bytes) => randomFillSync(bytes) }),
  clock: relojDeSistema({ zona: timeZone }),
  personKey: secrets.personKey,
});
const { accessKeyId, secretAccessKey } = secrets;
const files = createSignedFiles(
  createSigner({
    region: 'us-east-1',
    endpoint: `${settings.origin}/${filesBucket}`,
    credentials: async () => ({ accessKeyId, secretAccessKey }),
  }),
);
const ports = { write, files, actors: createActors(write), now: () => Date.now() };
const work = createEffectsWorker({
  handlers: resolveEffects(
    producto,
    {
      [procesarImportacion.effect]: createImporter(ports),
      [exportarInstitucion.effect]: createInstitutionExporter(ports),
    },
    'imports',
  ),
  log: { info: say('info'), warn: say('warn'), error: say('error') },
});

port.on('message', async (message: ToImporter) => {
  if (message.kind === 'answer') {
    asked.get(message.id)?.(message);
    asked.delete(message.id);
    return;
  }
  const { batchItemFailures } = await work(message.event);
  tell({
    kind: 'done',
    id: message.id,
    failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
  });
});
