import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';

/**
 * The body of a request as a stream of its own. Abandoning it half way (too large, disk full) leaves the connection
 * alive, so that the client still gets its answer; reading the request itself would tear the connection down.
 */
export function openBody(req: IncomingMessage): PassThrough {
  const body = new PassThrough();
  req.once('error', (error) => body.destroy(error));
  req.pipe(body);
  return body;
}

/** Lets go of the body and discards what the client still sends. */
export function abandonBody(req: IncomingMessage, body: PassThrough): void {
  req.unpipe(body);
  body.destroy();
  req.resume();
}
