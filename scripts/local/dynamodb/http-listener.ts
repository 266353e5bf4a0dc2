import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { EmbeddedDynamo } from './engine.ts';

/** A running listener; `close` leaves the engine open. */
export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Serves the engine to tools and clients in other processes. Signatures are not checked: bind to loopback. */
function httpListener(engine: EmbeddedDynamo): RequestListener {
  return (request, response) => {
    serve(engine, request, response).catch(() => response.destroy());
  };
}

async function serve(
  engine: EmbeddedDynamo,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = String(request.headers['x-amz-target'] ?? '');
  const answer = await engine.handle(target, await text(request));
  response.writeHead(answer.statusCode, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
  });
  response.end(answer.body);
}

/** Listens on loopback; port 0 takes any free one. */
export async function listen(engine: EmbeddedDynamo, port = 0): Promise<Listening> {
  const server = createServer(httpListener(engine));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
