import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClaveUnicaDouble } from '../claveunica/double.ts';
import { faults, isFault } from '../claveunica/faults.ts';
import type { Schedule } from '../runtime/schedule.ts';
import { mailSection } from './dev-mails.ts';
import type { Engines } from './engines.ts';
import { type Feeds, queueNames } from './feeds.ts';

/** What the page shows and starts. */
export interface DevSources {
  readonly engines: Pick<Engines, 'sqs' | 'dynamo' | 'database' | 'mails'>;
  readonly feeds: Pick<Feeds, 'lag'>;
  readonly schedules: readonly Schedule[];
  readonly claveUnica: ClaveUnicaDouble;
  /** Builds the read model anew while people go on working. */
  readonly rebuild: () => Promise<void>;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const isLoopback = (address = '') => /^(::1|::ffff:127\.|127\.)/.test(address);

const button = (action: string, label: string) =>
  `<form method="post" action="/dev/${action}"><button>${label}</button></form>`;

const queueRows = ({ engines: { sqs } }: DevSources) =>
  queueNames
    .flatMap((name) => [name, `${name}-dlq`])
    .map((name) => {
      const { visible, inFlight, delayed } = sqs.counts(name);
      const move = name.endsWith('-dlq') && visible ? button(`colas/${name}`, 'Devolver a su cola') : '';
      return `<tr><th scope="row">${escaped(name)}</th><td>${visible}</td><td>${inFlight}</td><td>${delayed}</td><td>${move}</td></tr>`;
    })
    .join('');

const when = (date: Date | null) =>
  date
    ? date.toLocaleString('es-CL', { timeZone: 'America/Santiago', dateStyle: 'short', timeStyle: 'short' })
    : '—';

const scheduleRows = ({ schedules }: DevSources) =>
  schedules
    .map(
      ({ name, expression, next }) =>
        `<tr><th scope="row">${escaped(name)}</th><td>${escaped(expression)}</td><td>${when(next())}</td><td>${button(`horarios/${name}`, 'Ejecutar ahora')}</td></tr>`,
    )
    .join('');

/** For showing people what the portal does when ClaveÚnica fails. */
const faultRows = ({ claveUnica }: DevSources) =>
  Object.entries(faults)
    .map(([name, label]) => {
      const action = claveUnica.fault === name ? 'Activa' : button(`claveunica/${name}`, 'Activar');
      return `<tr><th scope="row">${label}</th><td>${action}</td></tr>`;
    })
    .join('');

const head = (...titles: readonly string[]) =>
  `<thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>`;

/** For showing people what the portal still does without its read model. */
const serverButtons = ({ engines: { database } }: DevSources) =>
  database.server
    ? `${button('postgresql/detener', 'Detener PostgreSQL')} ${button('postgresql/iniciar', 'Volver a iniciarlo')}`
    : '';

const page = (sources: DevSources) => {
  const { engines, feeds } = sources;
  return `<!doctype html><html lang="es-CL"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nube embebida · GORE_OS</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8885;padding:.4rem .6rem;text-align:start}td{font-variant-numeric:tabular-nums}form{display:inline}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<main><h1>Nube embebida</h1><p>Solo en este equipo; no existe en la nube. <a href="/">Volver al portal</a></p>
<h2>Modelo de lectura</h2><p>Cambios por proyectar: <strong>${feeds.lag()}</strong> de ${engines.dynamo.lastSequence}. ${button('reconstruir', 'Reconstruir')} ${serverButtons(sources)}</p>
<h2>Colas</h2><table>${head('Cola', 'En espera', 'En proceso', 'Con retardo', 'Acción')}<tbody>${queueRows(sources)}</tbody></table>
<h2>Horarios</h2><table>${head('Horario', 'Expresión', 'Próxima vez', 'Acción')}<tbody>${scheduleRows(sources)}</tbody></table>
<h2>Doble de ClaveÚnica</h2><table>${head('Falla', 'Acción')}<tbody>${faultRows(sources)}</tbody></table>
<h2>Correos</h2><p>Nada de esto sale de este equipo.</p>${mailSection(engines.mails.list())}</main></html>`;
};

const actions = (
  sources: DevSources,
): Readonly<Record<string, (name: string) => Promise<unknown> | unknown>> => ({
  colas: (name) => sources.engines.sqs.redrive(name),
  horarios: (name) => sources.schedules.find((schedule) => schedule.name === name)?.runNow(),
  claveunica: (name) => {
    if (isFault(name)) sources.claveUnica.fault = name;
  },
  reconstruir: () => sources.rebuild(),
  postgresql: (name) => {
    const { server } = sources.engines.database;
    return name === 'detener' ? server?.stop() : server?.start();
  },
});

/** The page runs nothing: it has a style of its own and forms that come back here. */
const csp =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page `/dev`: what goes on inside the embedded cloud, for whoever sits at this machine. */
export const createDevPage = (sources: DevSources) => {
  const known = actions(sources);
  return {
    owns: (url: string) => url === '/dev' || url.startsWith('/dev/'),
    handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (!isLoopback(request.socket.remoteAddress)) return void response.writeHead(404).end();
      if (request.method === 'POST') {
        const [, , action = '', name = ''] = (request.url ?? '').split('/');
        const site = request.headers['sec-fetch-site'];
        if (site !== undefined && site !== 'same-origin') return void response.writeHead(403).end();
        if (!Object.hasOwn(known, action)) return void response.writeHead(404).end();
        await known[action]?.(name);
        return void response.writeHead(303, { location: '/dev' }).end();
      }
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': csp,
      });
      response.end(page(sources));
    },
  };
};
