import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../local/settings.ts';

/** How a command ended. */
export interface Ended {
  readonly ok: boolean;
  /** What it said, when it was not shown at once. */
  readonly output: string;
}

/** How a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Shows what it says while it runs, instead of keeping it. */
  readonly shown?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Minutes after which it is given up. */
  readonly patience?: number;
}

const environment = (shown: boolean, extra: CommandOptions['env']): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
  NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  ASTRO_TELEMETRY_DISABLED: '1',
  ...(shown ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }),
  ...extra,
});

/** Path of the command an installed package brings. */
export const installed = (command: string): string => join(root, 'node_modules/.bin', command);

/** Runs a JavaScript or TypeScript file on the Node that runs this one. */
export const runScript = (
  file: string,
  args: readonly string[],
  { cwd = root, shown = false, env, patience = 5 }: CommandOptions = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd,
      env: environment(shown, env),
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
      timeout: patience * 60_000,
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code, signal) => {
      const output = stripVTControlCharacters(said.join('')).trim();
      const gaveUp = signal === 'SIGTERM' ? `\nNo terminó en ${patience} minutos.` : '';
      resolve({ ok: code === 0, output: `${output}${gaveUp}` });
    });
  });
