import describeShape from 'dynalite/validations/describeTable.js';
import { validationFailure } from '../failure.ts';
import { deriveEntries } from '../store/derive-entries.ts';
import { expiryWrites } from '../store/expiry.ts';
import { expiryPrefix, within } from '../store/key-space.ts';
import type { Table } from '../store/table.ts';
import type { JsonObject } from '../wire.ts';
import type { Operations, Parts } from './operations.ts';
import { type UpdateTimeToLiveRequest, updateTimeToLiveShape } from './table-shape.ts';
import { validate } from './validate.ts';

/** UpdateTimeToLive and DescribeTimeToLive. Items already in the table are put in expiry order at once. */
export function timeToLiveOperations(parts: Parts) {
  const { storage, catalog } = parts;
  return {
    UpdateTimeToLive: (input) => update(parts, validate(updateTimeToLiveShape, input, storage.limits)),
    DescribeTimeToLive: (input) => {
      const { TableName } = validate(describeShape, input, storage.limits);
      return { TimeToLiveDescription: describe(catalog.require(TableName)) };
    },
  } satisfies Operations;
}

function update({ storage, catalog, queue }: Parts, request: UpdateTimeToLiveRequest): Promise<JsonObject> {
  const { TableName, TimeToLiveSpecification: wanted } = request;
  return queue.exclusive(async () => {
    const table = catalog.require(TableName);
    assertChanges(table, wanted);
    const ttlAttribute = wanted.Enabled ? wanted.AttributeName : undefined;
    const next: Table = { ...table, ttlAttribute };
    await storage.clear(within(expiryPrefix(TableName)));
    if (ttlAttribute !== undefined) {
      await deriveEntries(storage, table.description, (item, key) =>
        expiryWrites(next, key, undefined, item),
      );
    }
    await catalog.save(next);
    return { TimeToLiveSpecification: wanted };
  });
}

function assertChanges(table: Table, wanted: { Enabled: boolean; AttributeName: string }): void {
  const current = table.ttlAttribute;
  if (wanted.Enabled && current !== undefined) throw validationFailure('TimeToLive is already enabled');
  if (!wanted.Enabled && current === undefined) throw validationFailure('TimeToLive is already disabled');
  if (!wanted.Enabled && current !== wanted.AttributeName) {
    throw validationFailure('TimeToLive is active on a different AttributeName');
  }
}

function describe({ ttlAttribute }: Table): JsonObject {
  if (ttlAttribute === undefined) return { TimeToLiveStatus: 'DISABLED' };
  return { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute };
}
