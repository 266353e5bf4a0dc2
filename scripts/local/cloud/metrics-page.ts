import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engines } from './engines.ts';
import { queueNames } from './feeds.ts';

const isLoopback = (address = '') => /^(::1|::ffff:127\.|127\.)/.test(address);

const sameSecret = (given: string, wanted: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const gauge = (name: string, lines: readonly (readonly [labels: string, value: number])[]): string =>
  [`# TYPE ${name} gauge`, ...lines.map(([labels, value]) => `${name}${labels} ${value}`)].join('\n');

/** `/metrics` in the text form of Prometheus; for this machine, or for whoever has the token of `/ready`. */
export const createMetricsPage = ({
  metrics,
  sqs,
  dynamo,
  checkpoints,
  secrets,
}: Pick<Engines, 'metrics' | 'sqs' | 'dynamo' | 'checkpoints' | 'secrets'>) => ({
  owns: (url: string) => url === '/metrics' || url.startsWith('/metrics?'),
  handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    // A page of another site may reach this machine through somebody's browser, which says so.
    const foreign = request.headers['sec-fetch-site'] === 'cross-site';
    if (foreign || !(isLoopback(request.socket.remoteAddress) || sameSecret(token, secrets.readyToken)))
      return void response.writeHead(404).end();
    const depths = queueNames.flatMap((name) => [name, `${name}-dlq`]);
    const behind = Math.max(0, dynamo.lastSequence - (await checkpoints.of('projector').get()));
    const text = [
      metrics.text().trimEnd(),
      gauge(
        'gore_cola_mensajes',
        depths.map((name) => [`{cola="${name}"}`, sqs.counts(name).visible]),
      ),
      gauge('gore_proyeccion_pendiente', [['', behind]]),
      gauge('gore_memoria_bytes', [['', process.memoryUsage.rss()]]),
    ];
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(`${text.filter(Boolean).join('\n')}\n`);
  },
});
