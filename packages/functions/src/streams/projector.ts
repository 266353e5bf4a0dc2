import type { Image } from '@gore/core/kernel/readmodel/images.ts';
import type { Mark } from '@gore/core/kernel/readmodel/marks.ts';
import type { Projector } from '@gore/core/kernel/readmodel/project.ts';
import type { AuditEntry } from '@gore/core/kernel/runtime/audit/chain.ts';
import { markEntity } from '@gore/core/kernel/runtime/store/mark.ts';
import { totalsOf } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Log, traceOf } from '../http/log.ts';
import { type BatchResult, entityOf, plain, type StreamEvent, type StreamRecord, textIn } from './images.ts';

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

/** The institution a change belongs to, when it says so. */
const tenantOf = ({ dynamodb }: StreamRecord): { readonly tenant?: string } => {
  const tenant = textIn(dynamodb?.NewImage ?? dynamodb?.OldImage, 'tenant');
  return tenant === undefined ? {} : { tenant };
};

/** The audit entry a change brings, when it is one. */
const entryOf = ({ dynamodb }: StreamRecord): readonly AuditEntry[] => {
  const image = dynamodb?.NewImage;
  return image && entityOf(image) === 'auditoria' ? [plain(image).entry as AuditEntry] : [];
};

/** The mark a change brings, when it is one. */
const markOf = ({ dynamodb }: StreamRecord): readonly Mark[] => {
  const image = dynamodb?.NewImage;
  if (!image || entityOf(image) !== markEntity) return [];
  const { tenant, at } = plain(image);
  return [{ tenant: String(tenant), at: String(at) }];
};

/** The record itself cannot be stored, now or later: SQLSTATE classes 22 (data) and 23 (constraints). */
const isRecordsFault = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code)));

/**
 * Consumer of the stream that copies records and audit entries into the read model. When a batch fails it goes on one by one: a record
 * that can never be stored is left out and reported, since waiting for it would keep everybody's changes from being
 * seen; whatever else goes wrong passes, so the batch comes again from there, however long PostgreSQL is away.
 */
export const createProjectorFunction = ({ projector, log }: ProjectorPorts) => {
  const bring = async (records: readonly StreamRecord[]): Promise<void> => {
    await projector.project(records.flatMap(imageOf));
    await projector.projectEntries(records.flatMap(entryOf));
    await projector.projectMarks(records.flatMap(markOf));
  };
  const oneByOne = async (records: readonly StreamRecord[]): Promise<BatchResult> => {
    for (const record of records) {
      try {
        await bring([record]);
      } catch (error) {
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        const trace = { secuencia: itemIdentifier, ...tenantOf(record), ...traceOf(error) };
        if (isRecordsFault(error)) {
          log.error('registro_sin_proyectar', trace);
          continue;
        }
        log.warn('proyeccion_detenida', trace);
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
  return async ({ Records }: StreamEvent): Promise<BatchResult> => {
    try {
      await bring(Records);
      return { batchItemFailures: [] };
    } catch {
      const result = await oneByOne(Records);
      await log.settled?.();
      return result;
    }
  };
};
