import { Resolver } from 'node:dns/promises';
import { statfs } from 'node:fs/promises';
import { assertFree } from '../local/runtime/listen.ts';

/** What the checks ask of the world, so that tests can answer for it. */
export interface World {
  readonly now: () => number;
  /** Text records of a name. @throws with code ENOTFOUND or ENODATA when there is none */
  readonly txt: (name: string) => Promise<readonly string[]>;
  /** What an alias leads to. @throws as `txt` */
  readonly cname: (name: string) => Promise<readonly string[]>;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Free bytes of the disk a folder is on. */
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly portIsFree: (port: number, host: string) => Promise<boolean>;
}

const patienceMs = 4000;

const portIsFree: World['portIsFree'] = (port, host) =>
  assertFree({ port, host }).then(
    () => true,
    () => false,
  );

/** The world as it is. */
export const realWorld = (): World => {
  const resolver = new Resolver({ timeout: patienceMs, tries: 1 });
  return {
    now: Date.now,
    txt: async (name) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')),
    cname: (name) => resolver.resolveCname(name),
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) }),
    freeBytes: async (folder) => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    portIsFree,
  };
};

/** Whether an answer of the DNS means that there is no such record, and not that nobody could be asked. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA');
