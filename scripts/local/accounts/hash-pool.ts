import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { COST, decoyOf, type Hasher } from '@gore/core/identity/accounts/hasher.ts';
import type { HashReply, HashRequest } from './hash-protocol.ts';

/** Hashes in threads of their own: one process serves everybody, and a hash takes a core a quarter of a second. */
export interface HashPool extends Hasher {
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (result: string | boolean) => void;
  readonly reject: (error: Error) => void;
}

const file = new URL('./hash-worker.ts', import.meta.url);

/** One thread, started with its first work and anew after a failure. */
const createThread = () => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  const start = (): Worker => {
    const started = new Worker(file);
    started.unref();
    started.on('message', ({ id, result }: HashReply) => {
      waiting.get(id)?.resolve(result);
      waiting.delete(id);
    });
    started.once('error', (error) => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error instanceof Error ? error : new Error('hash'));
      waiting.clear();
    });
    return started;
  };
  return {
    load: () => waiting.size,
    ask: (request: Omit<HashRequest, 'id'>): Promise<string | boolean> =>
      new Promise((resolve, reject) => {
        last += 1;
        worker ??= start();
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, ...request });
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
};

/** Opens the pool; it leaves a core to the server. */
export const openHashPool = (size = Math.max(1, availableParallelism() - 1)): HashPool => {
  const threads = Array.from({ length: size }, createThread);
  const ask = (request: Omit<HashRequest, 'id'>) => {
    const [freest] = threads.toSorted((a, b) => a.load() - b.load());
    if (!freest) throw new Error('The pool has no threads');
    return freest.ask(request);
  };
  return {
    decoy: decoyOf(COST),
    hash: async (password) => String(await ask({ password })),
    matches: async (password, hash) => (await ask({ password, against: hash })) === true,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
};
