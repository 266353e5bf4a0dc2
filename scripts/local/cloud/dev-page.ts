import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engines } from './engines.ts';
import { type Feeds, queueNames } from './feeds.ts';

/** What the page shows. */
export interface DevSources {
  readonly engines: Pick<Engines, 'sqs' | 'dynamo' | 'database'>;
  readonly feeds: Pick<Feeds, 'lag'>;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const isLoopback = (address = '') => /^(::1|::ffff:127\.|127\.)/.test(address);

/** Lets whoever trains people show what the portal still does without its read model. */
const serverForms = `<form method="post" action="/dev/postgresql/detener"><button>Detener PostgreSQL</button></form>
<form method="post" action="/dev/postgresql/iniciar"><button>Volver a iniciarlo</button></form>`;

const page = ({ engines: { sqs, dynamo, database }, feeds }: DevSources) => {
  const rows = queueNames
    .flatMap((name) => [name, `${name}-dlq`])
    .map((name) => {
      const { visible, inFlight, delayed } = sqs.counts(name);
      const move =
        name.endsWith('-dlq') && visible
          ? `<form method="post" action="/dev/colas/${name}"><button>Devolver a su cola</button></form>`
          : '';
      return `<tr><th scope="row">${escaped(name)}</th><td>${visible}</td><td>${inFlight}</td><td>${delayed}</td><td>${move}</td></tr>`;
    })
    .join('');
  return `<!doctype html><html lang="es-CL"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nube embebida · GORE_OS</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8885;padding:.4rem .6rem;text-align:start}td{font-variant-numeric:tabular-nums}</style>
<main><h1>Nube embebida</h1><p>Solo en este equipo; no existe en la nube. <a href="/">Volver al portal</a></p>
<h2>Modelo de lectura</h2><p>Cambios por proyectar: <strong>${feeds.lag()}</strong> de ${dynamo.lastSequence}.</p>
${database.server ? serverForms : ''}
<h2>Colas</h2><table><caption>Mensajes por cola</caption><thead><tr><th scope="col">Cola</th><th scope="col">En espera</th><th scope="col">En proceso</th><th scope="col">Con retardo</th><th scope="col">Acción</th></tr></thead><tbody>${rows}</tbody></table></main></html>`;
};

const act = async ({ sqs, database: { server } }: DevSources['engines'], url: string): Promise<void> => {
  const [, queue] = /^\/dev\/colas\/([a-z-]+-dlq)$/.exec(url) ?? [];
  if (queue) sqs.redrive(queue);
  if (url === '/dev/postgresql/detener') await server?.stop();
  if (url === '/dev/postgresql/iniciar') await server?.start();
};

/** The page `/dev`: what goes on inside the embedded cloud, for whoever sits at this machine. */
export const createDevPage = (sources: DevSources) => ({
  owns: (url: string) => url === '/dev' || url.startsWith('/dev/'),
  handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLoopback(request.socket.remoteAddress)) return void response.writeHead(404).end();
    if (request.method === 'POST') {
      const sameSite = ['same-origin', undefined].includes(request.headers['sec-fetch-site']?.toString());
      if (sameSite) await act(sources.engines, request.url ?? '');
      return void response.writeHead(303, { location: '/dev' }).end();
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(page(sources));
  },
});
