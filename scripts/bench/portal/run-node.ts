import { spawn } from 'node:child_process';
import { root } from '../../local/settings.ts';

/** How a Node process of the project is started. */
export interface NodeRun {
  readonly script: string;
  readonly args?: readonly string[];
  readonly flags?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a process on the Node that runs this one, with its output as lines. */
export const startNode = ({ script, args = [], flags = [], env }: NodeRun) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs a script to its end. @throws Error with what it said when it fails. */
export const runNode = (run: NodeRun, say: (line: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = startNode(run);
    let failed = '';
    child.stdout.on('data', (text) => say(String(text).trimEnd()));
    child.stderr.on('data', (text) => {
      failed += String(text);
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${run.script} ended with ${code}:\n${failed}`)),
    );
  });
