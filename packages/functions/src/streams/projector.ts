import type { Image } from '@gore/core/kernel/readmodel/images.ts';
import type { Projector } from '@gore/core/kernel/readmodel/project.ts';
import { totalsOf } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Log, traceOf } from '../http/log.ts';
import { type BatchResult, entityOf, plain, type StreamEvent, type StreamRecord } from './images.ts';

/** What the projector function needs. */
export interface ProjectorPorts {
  readonly projector: Projector;
  readonly log: Log;
}

const imageOf = ({ eventName, dynamodb }: StreamRecord): readonly Image[] => {
  const image = dynamodb?.NewImage ?? dynamodb?.OldImage;
  const entity = entityOf(image);
  if (!image || (entity !== 'registro' && entity !== 'saldo')) return [];
  const item = plain(image);
  const key = { tenant: String(item.tenant), module: String(item.module), id: String(item.id) };
  if (entity === 'saldo') return [{ ...key, totals: totalsOf(item), version: Number(item.changes) }];
  return eventName === 'REMOVE' ? [{ ...key, erased: true }] : [item as unknown as StoredRecord];
};

/**
 * Consumer of the stream that copies records into the read model. When a batch fails it goes on one by one, so that
 * what is held up starts at the record that is really at fault.
 */
export const createProjectorFunction = ({ projector, log }: ProjectorPorts) => {
  const oneByOne = async (records: readonly StreamRecord[]): Promise<BatchResult> => {
    for (const record of records) {
      try {
        await projector.project(imageOf(record));
      } catch (error) {
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        log.error('proyeccion_fallida', { secuencia: itemIdentifier, ...traceOf(error) });
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
  return async ({ Records }: StreamEvent): Promise<BatchResult> => {
    try {
      await projector.project(Records.flatMap(imageOf));
      return { batchItemFailures: [] };
    } catch {
      return oneByOne(Records);
    }
  };
};
