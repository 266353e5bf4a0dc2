// `npm test`: installs if needed and runs every check on the project's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkMachine, ensureInstalled, projectNode, root } from './install.mjs';

// Whoever reads the last line gets a count even when the checks could not begin.
const uncounted = (code) => code && console.log('0 passed, 1 failed');
process.once('exit', uncounted);
checkMachine();
ensureInstalled({ dev: true });
process.off('exit', uncounted);

const checks = spawn(projectNode(), [join(root, 'scripts/checks/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => checks.kill(signal));
checks.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
