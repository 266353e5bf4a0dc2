// `npm start`: installs if needed and hands over to the portal on the project's own Node.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMachine, ensureInstalled, projectNode, root } from './install.mjs';

checkMachine();
ensureInstalled({ dev: false });
const flags = JSON.parse(readFileSync(join(root, 'scripts/local/node-flags.json'), 'utf8'));
const main = join(root, 'scripts/local/main.ts');
const portal = spawn(projectNode(), [...flags, main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
  },
});
// The portal stops by itself and in order; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => portal.kill(signal));
portal.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
