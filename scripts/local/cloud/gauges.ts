import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gauges } from '@gore/core/ports/gauges.ts';
import type { QueueName } from '@gore/core/ports/queues.ts';
import type { Settings } from '../settings.ts';
import type { Engines } from './engines.ts';
import { queueNames } from './feeds.ts';

const sizeOf = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      // A file may be gone by now: engines tidy up while they are looked at.
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** The gauges of the embedded cloud: its engines are asked directly, and its folders are measured. */
export const createEmbeddedGauges = (
  { dataDir }: Pick<Settings, 'dataDir'>,
  { sqs, dynamo, checkpoints, journal }: Pick<Engines, 'sqs' | 'dynamo' | 'checkpoints' | 'journal'>,
): Gauges => {
  let behindSince: number | undefined;
  return {
    oldest: async () =>
      Object.fromEntries(
        queueNames.map((name): [QueueName, number] => {
          const { oldestSentAt } = sqs.counts(name);
          return [name, oldestSentAt === undefined ? 0 : Math.round((Date.now() - oldestSentAt) / 1000)];
        }),
      ),
    lag: async () => {
      const pending = Math.max(0, dynamo.lastSequence - (await checkpoints.of('projector').get()));
      behindSince = pending === 0 ? undefined : (behindSince ?? Date.now());
      return { pending, ms: behindSince === undefined ? 0 : Date.now() - behindSince };
    },
    storage: async () => {
      const at = (name: string) => join(dataDir, name);
      const [registros, consultas, archivos, bitacoras, disk] = await Promise.all([
        sizeOf(at('dynamodb')),
        sizeOf(at('postgres')),
        sizeOf(at('s3')),
        journal.size(),
        statfs(dataDir),
      ]);
      return [
        { what: 'registros', bytes: registros },
        { what: 'consultas', bytes: consultas },
        { what: 'archivos', bytes: archivos },
        { what: 'bitacoras', bytes: bitacoras },
        { what: 'disco_libre', bytes: disk.bavail * disk.bsize },
      ];
    },
  };
};
