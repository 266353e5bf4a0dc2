import type { Catalog } from './catalog.ts';
import { DynamoFailure, validationFailure } from './failure.ts';
import { indexWrites } from './index-entries.ts';
import { indexPrefix, within } from './key-space.ts';
import type { Operations, Parts } from './operations.ts';
import { rewriteItems } from './rewrite-items.ts';
import { describeGlobalIndex, describeStream, type TableDescription } from './table.ts';
import { type UpdateTableRequest, updateTableShape } from './table-shape.ts';
import { validate } from './validate.ts';
import type { AttributeDefinition, IndexDefinition, StreamSpecification } from './wire.ts';

/** UpdateTable: one index created or deleted, the stream on or off, the billing mode. */
export function tableUpdateOperations(parts: Parts): Operations {
  return {
    UpdateTable: (input) => {
      const request = validate(updateTableShape, input, parts.storage.limits);
      return parts.queue.exclusive(async () => {
        await update(parts, request);
        return { TableDescription: structuredClone(parts.catalog.require(request.TableName).description) };
      });
    },
  };
}

async function update(parts: Parts, request: UpdateTableRequest): Promise<void> {
  const { TableName, AttributeDefinitions, BillingMode, StreamSpecification } = request;
  const updates = request.GlobalSecondaryIndexUpdates ?? [];
  if (updates.length + Object.keys(request).length < 2) {
    throw validationFailure('At least one of BillingMode, GlobalSecondaryIndexUpdates or StreamSpecification is required');
  }
  if (StreamSpecification) await change(parts.catalog, TableName, (table) => withStream(table, StreamSpecification, parts.now()));
  for (const { Create, Delete } of updates) {
    if (Create) await createIndex(parts, TableName, Create, AttributeDefinitions ?? []);
    if (Delete) await deleteIndex(parts, TableName, Delete.IndexName);
  }
  if (BillingMode) {
    await change(parts.catalog, TableName, (table) => ({ ...table, BillingModeSummary: { BillingMode } }));
  }
}
