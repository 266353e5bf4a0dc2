import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { leavesOf } from '@gore/core/kernel/declare/leaves.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { examine } from '@gore/core/kernel/runtime/audit/examine.ts';
import { isTemporary } from '@gore/core/kernel/runtime/file-terms.ts';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { RecordKey, Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { FileStore } from '@gore/core/ports/files.ts';

/** What is looked at: a system of record and its files, wherever they are. */
export interface Restored {
  readonly store: Store;
  readonly product: Product;
  readonly files: Pick<FileStore, 'head' | 'open'>;
}

/** What was found in a system of record. */
export interface Found {
  /** Records by module, living and deleted. */
  readonly records: Readonly<Record<string, number>>;
  readonly entries: number;
  readonly files: number;
  /** Sentences, one for each thing that is not as it should be; the first fifty. */
  readonly faults: readonly string[];
}

const atOnce = 8;
const mostListed = 50;

interface Reference {
  readonly key: string;
  readonly sha256: string | undefined;
}

/** Files a record says it has, less those the bucket deletes by itself. */
const filesOf = ({ fields }: AnyModule, { data }: StoredRecord): readonly Reference[] =>
  leavesOf(fields, data).flatMap(({ field, value }) => {
    if (field.kind !== 'file' || typeof value !== 'object' || value === null || !('key' in value)) return [];
    const { key, sha256 } = value as { readonly key: unknown; readonly sha256?: unknown };
    return typeof key !== 'string' || isTemporary(key)
      ? []
      : [{ key, sha256: typeof sha256 === 'string' ? sha256 : undefined }];
  });

const faultOf = async (
  files: Restored['files'],
  { key, sha256 }: Reference,
): Promise<'falta' | 'es otro' | undefined> => {
  if (!(await files.head(key))) return 'falta';
  if (!sha256) return undefined;
  // What is kept packed goes by the hash of what is in it.
  const hash = createHash('sha256');
  const bytes = await files.open(key);
  await (key.endsWith('.gz') ? pipeline(bytes, createGunzip(), hash) : pipeline(bytes, hash));
  return hash.digest('hex') === sha256 ? undefined : 'es otro';
};

/** Purged records, of which only the head of their history is left. */
async function* tombstones({ client, tables }: Store): AsyncGenerator<readonly RecordKey[]> {
  const pages = paginateScan(
    { client },
    {
      TableName: tables.datos,
      FilterExpression: '#entity = :entity',
      ExpressionAttributeNames: { '#entity': '__edb_e__' },
      ExpressionAttributeValues: { ':entity': 'lapida' },
    },
  );
  for await (const { Items = [] } of pages)
    yield Items.map(({ tenant, module, id }) => ({
      tenant: String(tenant),
      module: String(module),
      id: String(id),
    }));
}

/**
 * Reads a whole system of record: the history of every record, purged ones included, link by link, and every file some
 * record names, by its hash. It writes nothing and needs no read model.
 */
export const checkRecords = async ({ store, product, files }: Restored): Promise<Found> => {
  const faults: string[] = [];
  const records: Record<string, number> = {};
  let [entries, seenFiles] = [0, 0];
  const note = (sentence: string) => {
    if (faults.length < mostListed) faults.push(sentence);
  };
  const examineOne = async (key: RecordKey) => {
    const history = await examine(store, product, key);
    entries += history.entries;
    for (const { seq, what } of history.breaks)
      note(`${key.module}/${key.id}: su historial no es íntegro en la entrada ${seq} (${what})`);
  };
  const lookAt = async (module: AnyModule, record: StoredRecord) => {
    await examineOne(record);
    for (const reference of filesOf(module, record)) {
      seenFiles += 1;
      const fault = await faultOf(files, reference);
      if (fault) note(`${module.name}/${record.id}: su archivo ${fault} (${reference.key})`);
    }
  };
  for (const module of product.modules)
    for await (const batch of scanRecords(store, module.name)) {
      records[module.name] = (records[module.name] ?? 0) + batch.length;
      for (let at = 0; at < batch.length; at += atOnce)
        await Promise.all(batch.slice(at, at + atOnce).map((record) => lookAt(module, record)));
    }
  for await (const batch of tombstones(store)) for (const key of batch) await examineOne(key);
  return { records, entries, files: seenFiles, faults };
};
