import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../local/settings.ts';
import { type ProcessUsage, usageOf } from '../measure/process-usage.ts';
import { freePort } from './free-port.ts';
import { heldMb, openInspector } from './held-memory.ts';
import { startNode } from './run-node.ts';

/** The embedded portal in a process of its own. */
export interface PortalProcess {
  readonly origin: string;
  /** From starting the process to serving, in seconds. */
  readonly startSeconds: number;
  readonly usage: () => ProcessUsage;
  /** What it holds once its garbage is collected, in megabytes. */
  readonly heldMb: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Where the portal keeps its data and what it is started with besides. */
export interface PortalOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder for processor profiles of the portal; none are taken without it. */
  readonly profileDir?: string | undefined;
}

/** What `npm start` gives Node: room for what a request makes and drops, so that it is collected in fewer rounds. */
const nodeFlags: readonly string[] = JSON.parse(
  readFileSync(join(root, 'scripts/local/node-flags.json'), 'utf8'),
);

const READY = 'Listo en';
const LONGEST_START_MS = 180_000;

/**
 * Starts the portal as `npm start` does, on a free port.
 *
 * @throws Error with what it printed when it ends, or is not serving within three minutes.
 */
export const startPortal = async ({
  dataDir,
  env = {},
  profileDir,
}: PortalOptions): Promise<PortalProcess> => {
  const port = await freePort();
  const started = performance.now();
  const child = startNode({
    script: join(root, 'scripts/local/main.ts'),
    flags: [
      ...nodeFlags,
      // It listens only once a signal asks it to.
      '--inspect-port=127.0.0.1:0',
      ...(profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []),
    ],
    env: { ...env, PORT: String(port), GORE_DATA: dataDir },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const giveUp = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The portal ${why}:\n${printed.slice(-4000)}`));
    };
    const timer = setTimeout(() => giveUp('did not start in time'), LONGEST_START_MS);
    const listen = (text: unknown) => {
      printed = `${printed}${String(text)}`.slice(-20_000);
      if (!printed.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => {
      clearTimeout(timer);
      giveUp('ended');
    });
  });
  const { pid = 0 } = child;
  let inspector: Promise<string> | undefined;
  return {
    origin: `http://localhost:${port}`,
    startSeconds: Math.round((performance.now() - started) / 10) / 100,
    usage: () => usageOf(pid),
    heldMb: async () => {
      inspector ??= openInspector(child);
      return heldMb(await inspector);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
