import { randomFillSync } from 'node:crypto';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { AccountMail } from '@gore/core/identity/accounts/account-mail.ts';
import { createActors } from '@gore/core/identity/actors.ts';
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
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { resolveEffects } from '@gore/core/kernel/runtime/events/effects.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { createKernel } from '@gore/core/kernel/runtime/write/deps.ts';
import { procesarCapa } from '@gore/core/modules/plataforma/capa.ts';
import { enviarEntrega } from '@gore/core/modules/plataforma/entregaInforme.ts';
import { repartirInforme } from '@gore/core/modules/plataforma/informeProgramado.ts';
import { ejecutarProceso, imprimirProceso } from '@gore/core/modules/plataforma/proceso.ts';
import { ejecutarVerificacion } from '@gore/core/modules/plataforma/verificacion.ts';
import { efectosDelProducto } from '@gore/core/modules/producto.efectos.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { withNotices } from '@gore/core/notices/person-traces.ts';
import { createBeats } from '@gore/core/operations/beats.ts';
import { workOf } from '@gore/core/operations/dead-letter.ts';
import { createEventBus } from '@gore/core/ports/aws/event-bus.ts';
import { createDigestStore } from '@gore/core/ports/aws/s3-digests.ts';
import { createSigner } from '@gore/core/ports/aws/s3-signer.ts';
import { createQueueDesk } from '@gore/core/ports/aws/sqs-desk.ts';
import { createMailQueue } from '@gore/core/ports/aws/sqs-mail.ts';
import { createQueues, type QueueUrls } from '@gore/core/ports/aws/sqs-queues.ts';
import { noScanner } from '@gore/core/ports/content.ts';
import type { NoticeMail } from '@gore/core/ports/mail.ts';
import { createSignedFiles } from '@gore/core/ports/signed-files.ts';
import { withShapes } from '@gore/core/spatial/kept-shapes.ts';
import { commandsApp } from '@gore/functions/api/commands.ts';
import { institutionNames } from '@gore/functions/api/institutions.ts';
import type { ApiConfig, ApiPorts } from '@gore/functions/api/ports.ts';
import { queriesApp } from '@gore/functions/api/queries.ts';
import { authApp } from '@gore/functions/auth/app.ts';
import { createOperatorEntry } from '@gore/functions/auth/operator.ts';
import { tenantByHost } from '@gore/functions/auth/tenant-by-host.ts';
import { createContentCheck } from '@gore/functions/documents/content-check.ts';
import { exportsApp } from '@gore/functions/exports/app.ts';
import { createExportJobs } from '@gore/functions/exports/list/export-job.ts';
import { createPrintJobs } from '@gore/functions/exports/report/printing.ts';
import { createReportJobs } from '@gore/functions/exports/report/report-job.ts';
import { lambdaHandler } from '@gore/functions/http/lambda.ts';
import { createBulkJobs } from '@gore/functions/jobs/bulk-job.ts';
import { createDueReports } from '@gore/functions/schedules/due-reports.ts';
import { createNightly } from '@gore/functions/schedules/nightly.ts';
import { createTicker } from '@gore/functions/schedules/ticker.ts';
import { createDispatcher } from '@gore/functions/streams/dispatcher.ts';
import { createProjectorFunction } from '@gore/functions/streams/projector.ts';
import { shapesIn } from '@gore/functions/streams/shapes.ts';
import { systemApp } from '@gore/functions/system/app.ts';
import { createAccountMails } from '@gore/functions/workers/account-mails.ts';
import { createAlertEffects } from '@gore/functions/workers/alerts.ts';
import { createAuditor } from '@gore/functions/workers/auditor.ts';
import { createBounces } from '@gore/functions/workers/bounces.ts';
import { createCartographer } from '@gore/functions/workers/cartographer.ts';
import { createDeliveryMails } from '@gore/functions/workers/delivery-mails.ts';
import { createDistributor } from '@gore/functions/workers/distributor.ts';
import { createEffectsWorker } from '@gore/functions/workers/effects.ts';
import { createMailWorker } from '@gore/functions/workers/mailer.ts';
import { createNoticeMails } from '@gore/functions/workers/notice-mails.ts';
import { noticePorts, postBy } from '@gore/functions/workers/notice-ports.ts';
import { createNotifier } from '@gore/functions/workers/notifier.ts';
import { createPostman } from '@gore/functions/workers/postman.ts';
import { createReporter } from '@gore/functions/workers/reporter.ts';
import { backupStatus } from '../../backup/status.ts';
import { tenant } from '../../seed/nuble.ts';
import { plataforma } from '../../seed/otras.ts';
import type { EventBus } from '../runtime/bus.ts';
import type { Settings } from '../settings.ts';
import { type Engines, filesBucket, tables, timeZone } from './engines.ts';
import { createEmbeddedGauges } from './gauges.ts';
import type { Identity } from './identity.ts';
import { embeddedAccounts, embeddedMailer } from './local-accounts.ts';

const region = 'us-east-1';

/** The clients and ports every function of the embedded cloud is made with. */
export const makePorts = (settings: Settings, engines: Engines) => {
  const { client, documents, secrets } = engines;
  const store = createStore(documents, tables);
  const clock = relojDeSistema({ zona: timeZone });
  const newId = crearUlid({ ahora: Date.now, llenar: (bytes) => randomFillSync(bytes) });
  const kernel = createKernel(producto, store, { newId, clock, personKey: secrets.personKey });
  const { write } = kernel;
  const now = () => Date.now();
  const efimero = { client, table: tables.efimero, now };
  const sessions = createSessions(efimero);
  const { accessKeyId, secretAccessKey } = secrets;
  const credentials = async () => ({ accessKeyId, secretAccessKey });
  const signer = createSigner({
    region,
    endpoint: `${settings.origin}/${filesBucket}`,
    credentials,
  });
  return {
    product: producto,
    ...kernel,
    efimero,
    signer,
    files: createSignedFiles(signer),
    sessions,
    accounts: embeddedAccounts(engines, store, sessions, now),
    traces: withNotices(createPersonTraces(store, sessions), store),
    rates: createRates(efimero),
    signIns: createSignIns(efimero),
    vouchers: createVouchers(efimero),
    signInLog: createSignInLog(store, newId, efimero.now),
    directory: createDirectory(store),
    institutions: createInstitutions(store),
    actors: createActors(write),
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
  const { sqs, database, logOf, metrics } = engines;
  const config: ApiConfig = { portalOrigin: settings.origin, version: settings.version, embedded: true };
  const api: ApiPorts = {
    ...ports,
    institution: institutionNames(ports.institutions),
    log: logOf('api'),
    metrics,
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
  const queueUrls: QueueUrls = {
    effects: url('effects'),
    imports: url('imports'),
    reports: url('reports'),
    prints: url('prints'),
    deliveries: url('deliveries'),
    mail: url('mail'),
    audit: url('audit'),
    maps: url('maps'),
    alerts: url('alerts'),
    notices: url('notices'),
  };
  const queues = createQueues(sqsClient, queueUrls);
  const mails = createMailQueue<AccountMail | NoticeMail>(sqsClient, sqs.names.url('mail'));
  const institutionName = async (id: string) => (await api.institution(id)).nombre;
  const originOf = () => settings.origin;
  const aboutNotices = noticePorts(ports.write.store, ports.now);
  const s3 = new S3Client({
    region,
    endpoint: settings.origin,
    forcePathStyle: true,
    credentials: engines.secrets,
  });
  const digests = createDigestStore(s3, { bucket: filesBucket });
  const audit = { ...ports, pool: database.app, digests, log: logOf('auditor') };
  const auditing = resolveEffects(producto, { [ejecutarVerificacion.effect]: createAuditor(audit) }, 'audit');
  const jobs = {
    LOTE: createBulkJobs(ports.write, ports.files, ports.now),
    EXPORTACION: createExportJobs({ ...ports, pool: database.app, timeZone, institutionName }),
    INFORME: createReportJobs({
      ...ports,
      pool: database.app,
      timeZone,
      institutionName,
      origin: settings.origin,
    }),
  };
  const reporting = resolveEffects(
    producto,
    {
      [ejecutarProceso.effect]: createReporter({ ...ports, handlers: jobs }),
      [repartirInforme.effect]: createDistributor(ports),
    },
    'reports',
  );
  const printing = resolveEffects(
    producto,
    {
      [imprimirProceso.effect]: createReporter({
        ...ports,
        handlers: { INFORME: createPrintJobs({ ...ports, printer: engines.printer }) },
      }),
    },
    'prints',
  );
  const delivering = resolveEffects(
    producto,
    {
      [enviarEntrega.effect]: createDeliveryMails({
        ...ports,
        mailer: embeddedMailer(settings, engines),
        institutionName,
        originOf: () => settings.origin,
      }),
    },
    'deliveries',
  );
  const mapping = resolveEffects(
    producto,
    { [procesarCapa.effect]: createCartographer({ ...ports, pool: database.app }) },
    'maps',
  );
  const shapes = shapesIn(ports.files, producto);
  const projector = withShapes(createProjector(database.app, producto), shapes);
  return {
    auth: lambdaHandler(
      authApp(
        { ...config, demonstration: true, operatorTenant: plataforma.tenant },
        {
          ...ports,
          log: logOf('auth'),
          metrics,
          providers: identity.providers,
          tenantOf: tenantByHost(ports.institutions, { hostHeader: 'host', fallback: tenant }),
          findUserByRun: ports.directory.byRun,
          runOf: ports.directory.runOf,
          operatorEntry: createOperatorEntry(ports.write),
          memberships: createMemberships(ports.institutions, ports.directory),
          local: {
            accounts: ports.accounts,
            mails,
            institutionName,
            findUserById: ports.directory.byId,
          },
        },
      ),
    ),
    oidc: identity.bridge,
    commands: lambdaHandler(
      commandsApp(config, { ...api, backups: backupStatus(settings.backupsDir, ports.now, ports.now()) }),
    ),
    exports: lambdaHandler(exportsApp(config, { ...api, log: logOf('exports') })),
    system: lambdaHandler(
      systemApp(
        { ...config, operatorTenant: plataforma.tenant },
        {
          ...api,
          log: logOf('system'),
          failures: engines.failures,
          beats: createBeats(ports.efimero),
          desk: createQueueDesk(sqsClient, queueUrls, workOf),
          gauges: createEmbeddedGauges(settings, engines),
          tenantOf: tenantByHost(ports.institutions, { hostHeader: 'host', fallback: tenant }),
        },
      ),
    ),
    queries: lambdaHandler(
      queriesApp(config, {
        ...api,
        pool: database.app,
        timeZone,
        readyToken: engines.secrets.readyToken,
        digests,
      }),
    ),
    projector: createProjectorFunction({
      projector,
      log: logOf('projector'),
    }),
    dispatcher: createDispatcher({
      product: producto,
      queues,
      bus: createEventBus(busClient, 'gore'),
      log: logOf('dispatcher'),
    }),
    effects: createEffectsWorker({
      handlers: efectosDelProducto({ ...api, mails, content: createContentCheck(noScanner) }),
      log: logOf('effects'),
      metrics,
    }),
    nightly: createNightly({ ...audit, projector }),
    auditor: createEffectsWorker({ handlers: auditing, log: logOf('auditor'), metrics }),
    cartographer: createEffectsWorker({ handlers: mapping, log: logOf('cartographer'), metrics }),
    alerts: createEffectsWorker({
      handlers: createAlertEffects({ ...ports, pool: database.app, timeZone, log: logOf('alerts') }),
      log: logOf('alerts'),
      metrics,
    }),
    ticker: createTicker({ ...ports, send: (messages) => queues.send('alerts', messages) }),
    importer: engines.importer.handle,
    reporter: createEffectsWorker({ handlers: reporting, log: logOf('reporter'), metrics }),
    printer: createEffectsWorker({ handlers: printing, log: logOf('printer'), metrics }),
    postman: createPostman({
      effects: createEffectsWorker({ handlers: delivering, log: logOf('postman'), metrics }),
      bounces: createBounces(ports.write),
      log: logOf('postman'),
    }),
    scheduler: createDueReports({ ...ports, log: logOf('scheduler') }),
    notifier: createNotifier({
      ...ports,
      ...aboutNotices,
      post: postBy(mails),
      log: logOf('notifier'),
    }),
    mailer: createMailWorker<AccountMail | NoticeMail>({
      composers: {
        ...createAccountMails({ accounts: ports.accounts, institutionName, originOf }),
        ...createNoticeMails({
          ...ports,
          ...aboutNotices,
          institutionName,
          originOf,
          log: logOf('mailer'),
        }),
      },
      mailer: embeddedMailer(settings, engines),
      log: logOf('mailer'),
      metrics,
    }),
  };
};

/** The functions of the embedded cloud by name. */
export type Functions = ReturnType<typeof makeFunctions>;
