import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { producto } from '@gore/core/modules/producto.ts';
import type { RouteLine } from '@gore/functions/http/lambda.ts';
import { traceOf } from '@gore/functions/http/log.ts';
import { apiRoutes } from '@gore/functions/http/routes.ts';
import { apiHeaders, fileHeaders } from '@gore/functions/http/security-headers.ts';
import { assertDeployable } from '@gore/functions/stage/deployment.ts';
import { openBackups } from '../../backup/local-backups.ts';
import { tenant } from '../../seed/nuble.ts';
import { seedDemo } from '../../seed/seed.ts';
import { type ClaveUnicaDouble, doubleBaseOf } from '../claveunica/double.ts';
import { warmGeometry } from '../postgres/warm-geometry.ts';
import { httpApi } from '../runtime/http-api.ts';
import { listenWide } from '../runtime/listen.ts';
import type { Settings } from '../settings.ts';
import { createDevBackups } from './dev-backups.ts';
import { createDevEmergency } from './dev-emergency.ts';
import { createDevPage } from './dev-page.ts';
import { type Engines, filesBucket, openEngines } from './engines.ts';
import { type Feeds, openBus, startFeeds } from './feeds.ts';
import { makeFunctions, makePorts } from './functions.ts';
import { openIdentity } from './identity.ts';
import { restoreLayers } from './layers.ts';
import { createMetricsPage } from './metrics-page.ts';
import { prepareReadModel, rebuildAuditSearch, rebuildModules } from './read-model.ts';
import { startSchedules } from './schedules.ts';
import { createWeb } from './web.ts';

/** A running embedded portal. */
export interface Portal {
  readonly origin: string;
  /** What stands in for AWS, for tests and benches that look underneath or break something. */
  readonly engines: Engines;
  /** What each function behind the HTTP API listens on. */
  readonly routes: Readonly<Record<string, readonly RouteLine[]>>;
  /** Changes the read model has not seen yet. */
  readonly lag: () => number;
  /** The double of ClaveÚnica, which can be made to fail. */
  readonly claveUnica: ClaveUnicaDouble;
  readonly close: () => Promise<void>;
}

const timeoutMs = 30_000;
const keepAliveMs = 65_000;
const graceMs = 2000;

const serverOf = (
  { tls }: Settings,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
) => {
  const server = tls ? createHttps(tls, handler) : createHttp(handler);
  // Longer than clients keep theirs: one that closes first never cuts off a request on its way.
  server.keepAliveTimeout = keepAliveMs;
  return server;
};

const hasLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

const looks = { everyMs: 50, forMs: 120_000 };

/** Lists show all of a new demonstration from the first moment; should it take too long, they show the rest later. */
const listed = async (feeds: Feeds): Promise<void> => {
  const until = Date.now() + looks.forMs;
  while (feeds.lag() > 0 && Date.now() < until) await delay(looks.everyMs);
};

const noPages = async (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(404).end();

/**
 * Opens the whole portal on one machine: engines, tables, read model, demonstration, functions, streams, queues and
 * the server in front of them.
 *
 * @param say told, in one line each, what is being done.
 * @throws Error in the stages `qa` and `prod`.
 */
export const openPortal = async (settings: Settings, say: (line: string) => void): Promise<Portal> => {
  // It knows nothing but invented people and the double, so that it is never more than a trial.
  assertDeployable({
    stage: settings.stage,
    portalOrigin: settings.origin,
    demonstration: true,
    claveUnica: doubleBaseOf(settings.origin),
    secrets: {},
  });
  process.env.RELEASE ??= settings.version;
  say('Abriendo los datos…');
  const engines = await openEngines(settings);
  const log = engines.logOf('portal');
  const report = (error: unknown) => log.error('falla_interna', traceOf(error));
  const ports = makePorts(settings, engines);
  await prepareReadModel(engines, ports.write.store, say);
  await restoreLayers(engines, ports.write.store, say);
  const upload = async (key: string, body: string) => {
    await engines.s3.put(filesBucket, key, Buffer.from(body), { contentType: 'application/geo+json' });
  };
  const isNew = await seedDemo(ports.write, settings.portfolio, upload);
  if (isNew) say('Se cargó la institución de demostración.');

  await ports.accounts.emergency.prepare(tenant, ['ADMIN_SISTEMA']);
  const identity = openIdentity(settings, engines, ports);
  const { issuer, double } = identity;
  const bus = openBus(engines);
  const functions = makeFunctions(settings, engines, ports, identity, bus);
  const feeds = startFeeds(engines, functions, report, settings.streamFaults);
  const backups = openBackups(engines, settings, Date.now);
  const schedules = startSchedules(engines, functions, backups, report);
  // What fell due while it was stopped is done now, and not with the next hour.
  if (!settings.withoutPages)
    schedules
      .find(({ name }) => name === 'cada-hora')
      ?.runNow()
      .catch(report);
  if (isNew) await listed(feeds);
  if (!settings.withoutPages && !settings.postgresUrl) warmGeometry(engines.database.app).catch(report);
  const web = settings.withoutPages ? noPages : createWeb();
  const dev = createDevPage({
    engines,
    feeds,
    schedules,
    claveUnica: double,
    rebuild: async () => {
      const { store } = ports.write;
      const modules = producto.modules.map(({ name }) => name);
      await rebuildModules(engines, store, modules, say);
      await rebuildAuditSearch(engines, store, say);
    },
  });
  const emergency = createDevEmergency(
    { emergency: ports.accounts.emergency, signInLog: ports.signInLog, tenant },
    engines.secrets.readyToken,
  );
  const figures = createMetricsPage(engines);
  const devBackups = createDevBackups(backups, engines.secrets.readyToken);
  const { host } = new URL(settings.origin);

  const pages = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.host !== host) {
      response.writeHead(308, { location: `${settings.origin}${request.url ?? '/'}` });
      return void response.end();
    }
    return web(request, response);
  };
  const api = httpApi({
    routes: apiRoutes.map(({ method, path, fn }) => ({
      method,
      path,
      fn: { name: fn, handler: functions[fn], timeoutMs },
    })),
    notFound: pages,
    onError: report,
  });
  const server = serverOf(settings, (request, response) => {
    const url = request.url ?? '/';
    const ofFiles = url.startsWith(`/${filesBucket}/`);
    // The strictest first, so that whatever goes wrong on the way answers with them; pages replace the policy.
    for (const [name, value] of Object.entries(ofFiles ? fileHeaders : apiHeaders))
      response.setHeader(name, value);
    if (ofFiles) return engines.s3.handler(request, response);
    const answered = issuer.owns(url)
      ? issuer.handle(request, response)
      : double.owns(url)
        ? double.handle(request, response)
        : emergency.owns(url)
          ? emergency.handle(request, response)
          : figures.owns(url)
            ? figures.handle(request, response)
            : devBackups.owns(url)
              ? devBackups.handle(request, response)
              : dev.owns(url)
                ? dev.handle(request, response)
                : api(request, response);
    answered.catch((error: unknown) => {
      // Whoever asked may have left: a page that is closed cuts off what it was still loading.
      if (response.destroyed || request.destroyed || hasLeft(error)) return void response.destroy();
      report(error);
      if (response.headersSent) return void response.destroy();
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Algo falló de nuestro lado. Vuelva a intentarlo en unos segundos.');
    });
  });

  const listening = await listenWide(server, settings);
  feeds.work();
  return {
    origin: settings.origin,
    engines,
    routes: Object.fromEntries(apiRoutes.map(({ fn }) => [fn, functions[fn].routes])),
    lag: feeds.lag,
    claveUnica: double,
    close: async () => {
      await listening.close(graceMs);
      await Promise.all(schedules.map((schedule) => schedule.stop()));
      await feeds.stop();
      issuer.close();
      await engines.close();
    },
  };
};
