import describeShape from 'dynalite/validations/describeTable.js';
import listShape from 'dynalite/validations/listTables.js';
import { DynamoFailure } from '../failure.ts';
import { expiryPrefix, indexesPrefix, itemPrefix, within } from '../store/key-space.ts';
import type { Storage } from '../store/storage.ts';
import { describeNewTable } from '../store/table.ts';
import type { JsonObject } from '../wire.ts';
import type { Operations, Parts } from './operations.ts';
import type { ListTablesRequest } from './requests.ts';
import { createTableShape } from './table-shape.ts';
import { validate } from './validate.ts';

const MAX_LISTED = 100;

/** CreateTable, DeleteTable, DescribeTable and ListTables. A table is ready as soon as the call answers. */
export function tableOperations(parts: Parts) {
  const { storage, catalog } = parts;
  return {
    CreateTable: (input) => createTable(parts, input),
    DeleteTable: (input) => deleteTable(parts, input),
    DescribeTable: (input) => {
      const { TableName } = validate(describeShape, input, storage.limits);
      return { Table: structuredClone(catalog.require(TableName).description) };
    },
    ListTables: (input) => {
      const names = catalog.all().map((table) => table.description.TableName);
      return page(names, validate(listShape, input, storage.limits));
    },
  } satisfies Operations;
}

function createTable(
  { storage, catalog, queue, region, now }: Parts,
  input: JsonObject,
): Promise<JsonObject> {
  const request = validate(createTableShape, input, storage.limits);
  return queue.exclusive(async () => {
    if (catalog.get(request.TableName)) throw inUse(request.TableName);
    await clearTable(storage, request.TableName);
    const description = describeNewTable(request, region, now());
    await catalog.save({ description });
    return { TableDescription: structuredClone(description) };
  });
}

function deleteTable({ storage, catalog, queue }: Parts, input: JsonObject): Promise<JsonObject> {
  const { TableName } = validate(describeShape, input, storage.limits);
  return queue.exclusive(async () => {
    const { description } = catalog.require(TableName);
    await catalog.remove(TableName);
    await clearTable(storage, TableName);
    return { TableDescription: { ...structuredClone(description), TableStatus: 'DELETING' } };
  });
}

/** Also run before a creation: a deletion that was cut short leaves items without a table. */
async function clearTable(storage: Storage, table: string): Promise<void> {
  await storage.clear(within(itemPrefix(table)));
  await storage.clear(within(indexesPrefix(table)));
  await storage.clear(within(expiryPrefix(table)));
}

function page(
  names: string[],
  { Limit = MAX_LISTED, ExclusiveStartTableName: start }: ListTablesRequest,
): JsonObject {
  const rest = start === undefined ? names : names.filter((name) => name > start);
  const TableNames = rest.slice(0, Limit);
  return rest.length > Limit ? { TableNames, LastEvaluatedTableName: TableNames.at(-1) } : { TableNames };
}

function inUse(table: string): DynamoFailure {
  return new DynamoFailure('ResourceInUseException', `Table already exists: ${table}`);
}
