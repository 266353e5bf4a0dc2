import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assertFree } from '../../runtime/listen.ts';

const binary = fileURLToPath(
  new URL('../../../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url),
);

export const dynoxideIsInstalled =
  process.platform === 'linux' && process.arch === 'x64' && existsSync(binary);

/** Starts the referee in memory on a free port of loopback. */
export async function startDynoxide(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await assertFree({ port: 0, host: '127.0.0.1' });
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
