import { randomFillSync } from 'node:crypto';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createDirectory } from '@gore/core/identity/directory.ts';
import { createInstitutions } from '@gore/core/identity/institutions.ts';
import { createMemberships } from '@gore/core/identity/memberships.ts';
import { createPersonTraces } from '@gore/core/identity/person-traces.ts';
import { createRates } from '@gore/core/identity/rates.ts';
import { createSessions } from '@gore/core/identity/sessions.ts';
import { createSignInLog } from '@gore/core/identity/sign-in-log.ts';
import { createSignIns } from '@gore/core/identity/sign-ins.ts';
import { createVouchers } from '@gore/core/identity/vouchers.ts';
import { crearUlid } from '@gore/core/kernel/declare/valores/ulid.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { accessOver } from '@gore/core/kernel/runtime/access/access.ts';
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { resolveEffects } from '@gore/core/kernel/runtime/events/effects.ts';
import { createExtraFields } from '@gore/core/kernel/runtime/extra.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { procesarImportacion } from '@gore/core/modules/plataforma/importacion.ts';
import { exportarInstitucion } from '@gore/core/modules/plataforma/institucion.ts';
import { createFulfilment } from '@gore/core/modules/plataforma/solicitudDerecho.efectos.ts';
import { cumplirSolicitud } from '@gore/core/modules/plataforma/solicitudDerecho.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { createEventBus } from '@gore/core/ports/aws/event-bus.ts';
import { createSigner } from '@gore/core/ports/aws/s3-signer.ts';
import { createQueues } from '@gore/core/ports/aws/sqs-queues.ts';
import { createSignedFiles } from '@gore/core/ports/signed-files.ts';
import { commandsApp } from '@gore/functions/api/commands.ts';
import { institutionNames } from '@gore/functions/api/institutions.ts';
import type { ApiConfig, ApiPorts } from '@gore/functions/api/ports.ts';
import { queriesApp } from '@gore/functions/api/queries.ts';
import { createAllowedMeans } from '@gore/functions/auth/allowed-means.ts';
import { authApp } from '@gore/functions/auth/app.ts';
import { createOperatorEntry } from '@gore/functions/auth/operator.ts';
import { tenantByHost } from '@gore/functions/auth/tenant-by-host.ts';
import { lambdaHandler } from '@gore/functions/http/lambda.ts';
import { powertoolsLog } from '@gore/functions/http/powertools-log.ts';
import { createNightly } from '@gore/functions/schedules/nightly.ts';
import { createDispatcher } from '@gore/functions/streams/dispatcher.ts';
import { createProjectorFunction } from '@gore/functions/streams/projector.ts';
import { createEffectsWorker } from '@gore/functions/workers/effects.ts';
import { createImporter } from '@gore/functions/workers/importer.ts';
import { createInstitutionExporter } from '@gore/functions/workers/institution-exporter.ts';
import { tenant } from '../../seed/nuble.ts';
import { plataforma } from '../../seed/otras.ts';
import type { EventBus } from '../runtime/bus.ts';
import type { Settings } from '../settings.ts';
import { type Engines, filesBucket, tables } from './engines.ts';
import type { Identity } from './identity.ts';

const region = 'us-east-1';
const timeZone = 'America/Santiago';

/** The clients and ports every function of the embedded cloud is made with. */
export const makePorts = (settings: Settings, { client, documents, secrets }: Engines) => {
  const store = createStore(documents, tables);
  const extra = createExtraFields(store);
  const clock = relojDeSistema({ zona: timeZone });
  const write: WriteDeps = {
    product: producto,
    store,
    access: accessOver(producto),
    personKey: secrets.personKey,
    newId: crearUlid({ ahora: Date.now, llenar: (bytes) => randomFillSync(bytes) }),
    extraFields: extra.of,
    clockOf: () => clock,
  };
  const now = () => Date.now();
  const efimero = { client, table: tables.efimero, now };
  const { accessKeyId, secretAccessKey } = secrets;
  const credentials = async () => ({ accessKeyId, secretAccessKey });
  const signer = createSigner({
    region,
    endpoint: `${settings.origin}/${filesBucket}`,
    credentials,
  });
  const sessions = createSessions(efimero);
  return {
    write,
    extra,
    signer,
    files: createSignedFiles(signer),
    sessions,
    traces: createPersonTraces(store, sessions),
    rates: createRates(efimero),
    signIns: createSignIns(efimero),
    vouchers: createVouchers(efimero),
    signInLog: createSignInLog(store, write.newId, efimero.now),
    directory: createDirectory(store),
    institutions: createInstitutions(store),
    now,
  };
};

/** What `makePorts` makes. */
export type Ports = ReturnType<typeof makePorts>;

/** The same handlers that run on AWS, with the embedded ports. */
export const makeFunctions = (
  settings: Settings,
  engines: Engines,
  ports: Ports,
  identity: Identity,
  bus: EventBus,
) => {
  const { sqs, database } = engines;
  const config: ApiConfig = { portalOrigin: settings.origin, version: settings.version, embedded: true };
  const api: ApiPorts = {
    ...ports,
    institution: institutionNames(ports.institutions),
    log: powertoolsLog('api'),
  };
  const sqsClient = new SQSClient({
    region,
    endpoint: 'http://sqs.embedded',
    credentials: engines.secrets,
    requestHandler: sqs.requestHandler,
  });
  const busClient = new EventBridgeClient({
    region,
    endpoint: 'http://bus.embedded',
    credentials: engines.secrets,
    requestHandler: bus.requestHandler,
  });
  const url = (name: string) => ({ url: sqs.names.url(name), deadLetterUrl: sqs.names.url(`${name}-dlq`) });
  const queues = createQueues(sqsClient, {
    effects: url('effects'),
    imports: url('imports'),
    reports: url('reports'),
    mail: url('mail'),
  });
  const handlers = resolveEffects(producto, {
    [procesarImportacion.effect]: createImporter(ports),
    [exportarInstitucion.effect]: createInstitutionExporter(ports),
    [cumplirSolicitud.effect]: createFulfilment(api),
  });
  return {
    auth: lambdaHandler(
      authApp(
        { ...config, demonstration: true, operatorTenant: plataforma.tenant },
        {
          ...ports,
          log: powertoolsLog('auth'),
          providers: identity.providers,
          allowedMeans: createAllowedMeans(ports.write.store),
          tenantOf: tenantByHost(ports.institutions, { hostHeader: 'host', fallback: tenant }),
          findUserByRun: ports.directory.byRun,
          runOf: ports.directory.runOf,
          operatorEntry: createOperatorEntry(ports.write),
          memberships: createMemberships(ports.institutions, ports.directory),
        },
      ),
    ),
    oidc: identity.bridge,
    commands: lambdaHandler(commandsApp(config, api)),
    queries: lambdaHandler(
      queriesApp(config, { ...api, pool: database.app, timeZone, readyToken: engines.secrets.readyToken }),
    ),
    projector: createProjectorFunction({
      projector: createProjector(database.app, producto),
      log: powertoolsLog('projector'),
    }),
    dispatcher: createDispatcher({ product: producto, queues, bus: createEventBus(busClient, 'gore') }),
    effects: createEffectsWorker({ handlers, log: powertoolsLog('effects') }),
    nightly: createNightly({ pool: database.app, product: producto, log: powertoolsLog('nightly') }),
    importer: createEffectsWorker({ handlers, log: powertoolsLog('importer') }),
  };
};

/** The functions of the embedded cloud by name. */
export type Functions = ReturnType<typeof makeFunctions>;
