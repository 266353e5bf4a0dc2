import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(
  new URL('../../../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url),
);

export const dynoxideIsInstalled =
  process.platform === 'linux' && process.arch === 'x64' && existsSync(binary);

/** Starts the referee in memory on a free port of loopback. */
export async function startDynoxide(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(binary, ['--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child.stderr, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('dynoxide did not start'))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No port was given');
  return address.port;
}
