import type { Server } from 'node:http';
import { createServer, type Server as Socketed } from 'node:net';

/** Where to listen. */
export interface Address {
  readonly port: number;
  readonly host: string;
}

/** A server that takes connections. */
export interface Listening {
  /** The one that was asked for; differs when any free one was. */
  readonly port: number;
  /** Takes no more, and waits for the answers under way; whoever says nothing is sent away after `graceMs`. */
  readonly close: (graceMs: number) => Promise<void>;
}

/**
 * Node takes one new connection with each turn of its loop, and in a rush a turn is long: the last of 500 people who
 * came at once would wait half a minute to be let in. With so many doors that many are let in with each turn.
 */
const DOORS = 16;

const opened = (server: Socketed, { port, host }: Address, reusePort: boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, reusePort }, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

const closed = (server: Socketed): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/**
 * Makes sure that nobody listens there, in the ordinary way: a port that others of this user may listen on too is not to be
 * shared with whoever has it already. Answers the port; for port 0, one that is free now.
 *
 * @throws Error as `listenWide`.
 */
export const assertFree = async (address: Address): Promise<number> => {
  const probe = createServer();
  const port = await opened(probe, address, false);
  await closed(probe);
  return port;
};

/**
 * Has a server listen through several doors, where the system has them (Linux); elsewhere through one.
 *
 * @param server of `node:http` or `node:https`.
 * @throws Error `EADDRINUSE` when somebody listens there, `EACCES` when the port is not for this user.
 */
export const listenWide = async (
  server: Server,
  address: Address,
  platform: NodeJS.Platform = process.platform,
): Promise<Listening> => {
  const wide = platform === 'linux';
  const port = wide ? await assertFree(address) : address.port;
  const extra = Array.from({ length: wide ? DOORS - 1 : 0 }, () =>
    // As the HTTP server makes its own.
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket)),
  );
  const bound = await opened(server, { ...address, port }, wide);
  await Promise.all(extra.map((door) => opened(door, { ...address, port: bound }, true)));
  return {
    port: bound,
    close: async (graceMs) => {
      const all = Promise.all([server, ...extra].map(closed));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await all;
      clearTimeout(timer);
    },
  };
};
