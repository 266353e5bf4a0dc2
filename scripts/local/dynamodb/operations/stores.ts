import type { ReadStore, WriteStore } from 'dynalite/db/index.js';
import dynalite from 'dynalite/db/index.js';
import type { Catalog } from '../store/catalog.ts';
import { assertIndexable, entryKey, indexesOf } from '../store/index-entries.ts';
import { assertFits } from '../store/item-size.ts';
import { indexPrefix, itemPrefix, type KeyRange } from '../store/key-space.ts';
import type { Staging } from '../store/staging.ts';
import type { Storage } from '../store/storage.ts';
import { ValueStream } from '../store/value-stream.ts';
import type { Item } from '../wire.ts';
import type { PageRequest } from './requests.ts';

/** The store dynalite's reading actions see: what is committed. */
export function readStore(storage: Storage, catalog: Catalog): ReadStore {
  return pageStore(storage, catalog);
}

/** The same for one Query or Scan, whose start key has to be found among the engine's longer index keys. */
export function pageStore(storage: Storage, catalog: Catalog, page?: PageRequest): ReadStore {
  return {
    options: storage.limits,
    getTable: catalog.lookup,
    getItemDb(table) {
      const prefix = itemPrefix(table);
      return {
        get: (key, done) => done(null, storage.get<Item>(prefix + key)),
        createValueStream: (range) => new ValueStream(storage, prefixed(prefix, range)),
      };
    },
    getIndexDb(_kind, table, index) {
      const start = page?.ExclusiveStartKey && indexStart(catalog, page.ExclusiveStartKey, table, index);
      return {
        createValueStream: (range) =>
          new ValueStream(storage, prefixed(indexPrefix(table, index), start ? start(range) : range)),
      };
    },
  };
}

/** The store dynalite's writing actions see: what is committed plus staged; index entries are the commit's work. */
export function writeStore(staging: Staging, catalog: Catalog, limits: { maxItemSize: number }): WriteStore {
  return {
    options: limits,
    getTable: catalog.lookup,
    getItemDb: (table) => ({
      lock: (_key, run) => run((callback) => callback),
      get: (key, done) => done(null, staging.item(table, key)),
      put(key, item, done) {
        assertIndexable(catalog.require(table).description, item);
        assertFits(staging.put(table, key, item), limits);
        done(null);
      },
      del(key, done) {
        staging.remove(table, key);
        done(null);
      },
    }),
    getIndexDb: () => ({
      put: (_key, _item, done) => done(null),
      del: (_key, done) => done(null),
    }),
  };
}

function prefixed(prefix: string, range: KeyRange): KeyRange {
  const { gt, gte, lt, lte, reverse, limit } = range;
  return {
    ...(gt ? { gt: prefix + gt } : { gte: prefix + (gte ?? '') }),
    ...(lte ? { lte: prefix + lte } : { lt: prefix + (lt ?? '\xff') }),
    reverse,
    limit,
  };
}

/** Replaces the start dynalite derived from ExclusiveStartKey by the exact entry the last page ended on. */
function indexStart(catalog: Catalog, startKey: Item, tableName: string, indexName: string) {
  const table = catalog.require(tableName).description;
  const index = indexesOf(table).find((candidate) => candidate.IndexName === indexName);
  const derived = dynalite.createIndexKey(startKey, table, index?.KeySchema ?? table.KeySchema);
  const exact = entryKey(derived, dynalite.createKey(startKey, table));
  return (range: KeyRange): KeyRange => ({
    ...range,
    gt: range.gt === derived ? exact : range.gt,
    lt: range.lt === derived ? exact : range.lt,
  });
}
