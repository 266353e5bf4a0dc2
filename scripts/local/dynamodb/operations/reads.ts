import batchGetItem from 'dynalite/actions/batchGetItem.js';
import getItem from 'dynalite/actions/getItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import batchGetShape from 'dynalite/validations/batchGetItem.js';
import getShape from 'dynalite/validations/getItem.js';
import queryShape from 'dynalite/validations/query.js';
import scanShape from 'dynalite/validations/scan.js';
import { run, runNow } from './actions.ts';
import type { Operations, Parts } from './operations.ts';
import { pageStore, readStore } from './stores.ts';
import { validate } from './validate.ts';

/** GetItem, BatchGetItem, Query and Scan over what is committed. They never wait for writes. */
export function readOperations({ storage, catalog }: Parts) {
  const store = readStore(storage, catalog);
  return {
    GetItem: (input) => runNow(getItem, store, validate(getShape, input, storage.limits)),
    BatchGetItem: (input) => runNow(batchGetItem, store, validate(batchGetShape, input, storage.limits)),
    Query: (input) => {
      const request = validate(queryShape, input, storage.limits);
      return run(query, pageStore(storage, catalog, request), request);
    },
    Scan: (input) => {
      const request = validate(scanShape, input, storage.limits);
      return run(scan, pageStore(storage, catalog, request), request);
    },
  } satisfies Operations;
}
