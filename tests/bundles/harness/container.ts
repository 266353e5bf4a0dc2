import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FunctionName, sheetOf } from '../../../stacks/functions/catalogue.ts';

/** A function in a process of its own, as Lambda runs it. */
export interface Container {
  /** CPU of importing the bundle, in milliseconds. */
  readonly importCpuMs: number;
  /** Hands it an event. @throws Error with what the handler threw */
  readonly invoke: <T>(event: unknown) => Promise<T>;
  /** Most memory seen after a call, in MB. */
  readonly peakMb: () => number;
  /** What it wrote to its log. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** What a container is started with. */
export interface ContainerOptions {
  readonly name: FunctionName;
  /** Folder of the bundle. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface Message {
  readonly ready?: true;
  readonly cpuMs?: number;
  readonly id?: string;
  readonly result?: unknown;
  readonly error?: string;
  readonly rssMb?: number;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const startMs = 60_000;

/** Lambda keeps a tenth of the memory for itself and what is not heap. */
const heapOf = (memoryMb: number): number => Math.floor(memoryMb * 0.9);

/** Environment Lambda itself gives; nothing of this machine's comes with it. */
const ofLambda = (name: FunctionName, memoryMb: number): Readonly<Record<string, string>> => ({
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_FUNCTION_VERSION: '1',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/22/[1]abc',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
});

const readable = (child: ChildProcess): (() => string) => {
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => written.push(text));
  return () => written.join('');
};

/**
 * Starts a bundle in a bare Node 24: alone in a folder, so that no `node_modules` is in sight, with a file system it
 * can only read but for a folder of its own, no children but the browser of who prints, no threads, and no more heap than
 * it is deployed with.
 */
export const startContainer = async ({ name, folder, environment }: ContainerOptions): Promise<Container> => {
  const { memoryMb } = sheetOf(name);
  const browser = environment.CHROMIUM_PACK;
  const home = await mkdtemp(join(tmpdir(), 'gore-lambda-'));
  const [task, scratch] = [join(home, 'task'), join(home, 'tmp')];
  await cp(folder, task, { recursive: true });
  await mkdir(scratch);
  await copyFile(new URL('./runtime.mjs', import.meta.url), join(task, 'runtime.mjs'));
  const certificates = environment.NODE_EXTRA_CA_CERTS;
  const child = spawn(
    process.execPath,
    [
      '--permission',
      `--allow-fs-read=${task}`,
      ...(certificates ? [`--allow-fs-read=${certificates}`] : []),
      `--allow-fs-read=${scratch}`,
      `--allow-fs-write=${scratch}`,
      ...(name === 'printer' && browser ? ['--allow-child-process', `--allow-fs-read=${browser}`] : []),
      `--max-old-space-size=${heapOf(memoryMb)}`,
      join(task, 'runtime.mjs'),
    ],
    {
      cwd: task,
      env: {
        ...ofLambda(name, memoryMb),
        ...environment,
        TMPDIR: scratch,
        LAMBDA_TASK_ROOT: task,
        GORE_BUNDLE: pathToFileURL(join(task, 'index.mjs')).href,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const log = readable(child);
  const waiting = new Map<string, Waiting>();
  let peakMb = 0;

  const importCpuMs = await new Promise<number>((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`${name} ${why}:\n${log()}`));
    const late = setTimeout(() => failed('did not start'), startMs);
    child.once('exit', (code) => {
      failed(`ended with ${code}`);
      for (const { reject: give } of waiting.values())
        give(new Error(`${name} ended with ${code}:\n${log()}`));
    });
    child.on('message', ({ ready, cpuMs = 0, id = '', result, error, rssMb = 0 }: Message) => {
      if (ready) {
        clearTimeout(late);
        return resolve(cpuMs);
      }
      peakMb = Math.max(peakMb, rssMb);
      const call = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) call?.resolve(result);
      else call?.reject(new Error(error));
    });
  });

  return {
    importCpuMs,
    peakMb: () => peakMb,
    log,
    invoke: <T>(event: unknown) =>
      new Promise<T>((resolve, reject) => {
        const id = randomUUID();
        waiting.set(id, { resolve: (value) => resolve(value as T), reject });
        child.send({ id, event });
      }),
    stop: async () => {
      child.removeAllListeners('exit');
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(home, { recursive: true, force: true });
    },
  };
};
