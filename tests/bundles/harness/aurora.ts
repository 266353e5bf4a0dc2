import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { PgliteEngine } from '../../../scripts/local/postgres/engine.ts';
import { defaultTemplateDir } from '../../../scripts/local/postgres/settings.ts';
import { copyTemplate, ensureTemplate } from '../../../scripts/local/postgres/template.ts';
import { selfSigned } from './certificate.ts';
import { admit } from './pg-session.ts';

/** The embedded database behind a door like Aurora's. */
export interface Aurora {
  readonly host: string;
  readonly port: number;
  /** File of the authority that vouches for it. */
  readonly authority: string;
  /** Users that came in, and how. */
  readonly entries: readonly string[];
  /** As when nobody used it for a while: connections hang until it resumes. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

const SSL_REQUEST = 80877103;
const host = 'localhost';

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/**
 * Opens PostgreSQL as Aurora does: over TLS with a certificate of its own authority, and by IAM token or password.
 *
 * @param firstPassword opens it as `gore_admin` until that user is a member of `rds_iam`
 */
export const openAurora = async (firstPassword: string): Promise<Aurora> => {
  const home = await mkdtemp(join(tmpdir(), 'gore-aurora-'));
  const { cert, key } = selfSigned(host);
  const authority = join(home, 'autoridad.pem');
  await writeFile(authority, cert);
  const template = await ensureTemplate(defaultTemplateDir());
  const dir = join(home, 'datos');
  copyTemplate(template, dir);
  const engine = new PgliteEngine({ dir, postgisBundle: template.postgisBundle, queryTimeoutMs: 30_000 });
  await engine.open();
  const entries: string[] = [];
  await admit.prepare(engine);

  let paused = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    if (paused) return;
    socket.once('data', (hello: Buffer) => {
      if (hello.readInt32BE(4) !== SSL_REQUEST) return void socket.destroy();
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, cert, key });
      secure.on('error', () => secure.destroy());
      admit.serve(secure, {
        engine,
        firstPassword,
        host: `${host}:${portOf(server)}`,
        entered: (line) => entries.push(line),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host,
    port: portOf(server),
    authority,
    entries,
    pause: () => {
      paused = true;
      for (const socket of sockets) socket.destroy();
    },
    resume: () => {
      paused = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      await rm(home, { recursive: true, force: true });
    },
  };
};
