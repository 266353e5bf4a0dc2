import { Worker } from 'node:worker_threads';
import type { Log } from '@gore/functions/http/log.ts';
import type { QueueEvent } from '@gore/functions/workers/effects.ts';
import type { EmbeddedDynamo } from '../dynamodb/engine.ts';
import type { FromImporter, ImporterStart, ToImporter } from './importer-protocol.ts';

/** The importer in a thread of its own: reading a sheet takes a core, and everybody else needs theirs. */
export interface ImporterThread {
  /** Handles messages of the queue of imports, as the function in the cloud does. */
  readonly handle: (event: QueueEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;
  readonly close: () => Promise<void>;
}

const file = new URL('./importer-worker.ts', import.meta.url);

interface Waiting {
  readonly resolve: (failed: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Prepares the thread; it starts with its first message, and anew after a failure. The table stays with the process that
 * serves, so the thread asks it by message; and so does the log.
 */
export const openImporterThread = (
  start: ImporterStart,
  dynamo: Pick<EmbeddedDynamo, 'handle'>,
  log: Log,
): ImporterThread => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  const answer = async (to: Worker, { id, target, body }: Extract<FromImporter, { kind: 'call' }>) => {
    const { statusCode, body: said } = await dynamo.handle(target, body);
    to.postMessage({ kind: 'answer', id, statusCode, body: said } satisfies ToImporter);
  };
  const ended = (error: Error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const launch = (): Worker => {
    const started = new Worker(file, { workerData: start });
    started.unref();
    started.on('message', (message: FromImporter) => {
      if (message.kind === 'log') log[message.level](message.message, message.fields);
      else if (message.kind === 'call') void answer(started, message);
      else {
        waiting.get(message.id)?.resolve(message.failed);
        waiting.delete(message.id);
      }
    });
    started.once('error', (error) => ended(error instanceof Error ? error : new Error('importer')));
    started.once('exit', () => ended(new Error('The importer stopped')));
    return started;
  };
  return {
    handle: async (event) => {
      const failed = await new Promise<readonly string[]>((resolve, reject) => {
        last += 1;
        worker ??= launch();
        waiting.set(last, { resolve, reject });
        worker.postMessage({ kind: 'event', id: last, event } satisfies ToImporter);
      });
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    },
    close: async () => {
      await worker?.terminate();
    },
  };
};
