import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { defaultTemplateDir } from '../../../scripts/local/postgres/settings.ts';
import { root } from '../../../scripts/local/settings.ts';

/** A portal as `npm start` runs it, without its pages: a process that can be stopped and killed. */
export interface PortalProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Sends a signal and answers the exit code, or the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | string>;
}

const start = (dataDir: string, port: number) =>
  spawn(process.execPath, [join(root, 'scripts/local/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      GORE_DATA: dataDir,
      GORE_PAGES: 'no',
      GORE_PG_TEMPLATE: defaultTemplateDir(),
      GORE_DEMO_PORTFOLIO: '12',
      POWERTOOLS_LOG_LEVEL: 'CRITICAL',
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    },
  });

/** Starts a portal and waits until it says that it is ready. */
export const startPortal = async (dataDir: string, port: number): Promise<PortalProcess> => {
  const child = start(dataDir, port);
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (line.startsWith('Listo')) break;
  }
  if (child.exitCode !== null) throw new Error(`The portal did not start:\n${said.join('\n')}`);
  child.stdout.resume();
  child.stderr.resume();
  return {
    origin: `http://localhost:${port}`,
    child,
    end: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
};

/** Starts a portal that is expected to refuse, and answers how it ended and what it said. */
export const failToStart = async (
  dataDir: string,
  port: number,
): Promise<{ readonly code: number; readonly said: string }> => {
  const child = start(dataDir, port);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  const [code] = await once(child, 'close');
  return { code, said: said.join('') };
};
