import { DynamoFailure, validationFailure } from '../failure.ts';
import {
  describeGlobalIndex,
  describeStream,
  type IndexDescription,
  type TableDescription,
} from '../store/table.ts';
import type { AttributeDefinition, IndexDefinition, StreamSpecification } from '../wire.ts';
import type { UpdateTableRequest } from './table-shape.ts';

/**
 * What a table looks like after an UpdateTable.
 * @throws DynamoFailure ValidationException or ResourceNotFoundException
 */
export function changed(table: TableDescription, request: UpdateTableRequest, now: number): TableDescription {
  const { AttributeDefinitions = [], BillingMode, StreamSpecification } = request;
  const updates = request.GlobalSecondaryIndexUpdates ?? [];
  if (!BillingMode && !StreamSpecification && updates.length === 0) {
    throw validationFailure(
      'At least one of BillingMode, GlobalSecondaryIndexUpdates or StreamSpecification is required',
    );
  }
  let next: TableDescription = {
    ...table,
    AttributeDefinitions: merged(table.AttributeDefinitions, AttributeDefinitions),
  };
  for (const { Create, Delete } of updates) {
    if (Create) next = withIndex(next, Create);
    else if (Delete) next = withoutIndex(next, Delete.IndexName);
    else throw validationFailure('One of Create or Delete must be present in every index update');
  }
  if (BillingMode) next.BillingModeSummary = { BillingMode };
  return StreamSpecification ? withStream(next, StreamSpecification, now) : next;
}

function merged(known: AttributeDefinition[], given: AttributeDefinition[]): AttributeDefinition[] {
  const names = new Set(given.map((definition) => definition.AttributeName));
  return [...known.filter((definition) => !names.has(definition.AttributeName)), ...given];
}

function withIndex(table: TableDescription, index: IndexDefinition): TableDescription {
  const existing = table.GlobalSecondaryIndexes ?? [];
  if (find(existing, index.IndexName)) {
    throw validationFailure(`Attempting to create an index which already exists: ${index.IndexName}`);
  }
  const defined = new Set(table.AttributeDefinitions.map((definition) => definition.AttributeName));
  if (index.KeySchema.some((element) => !defined.has(element.AttributeName))) {
    throw validationFailure(
      'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions',
    );
  }
  return { ...table, GlobalSecondaryIndexes: [...existing, describeGlobalIndex(index, table.TableArn)] };
}

function withoutIndex(table: TableDescription, name: string): TableDescription {
  const existing = table.GlobalSecondaryIndexes ?? [];
  if (!find(existing, name)) {
    throw new DynamoFailure(
      'ResourceNotFoundException',
      `Requested resource not found: Index: ${name} not found`,
    );
  }
  const rest = existing.filter((index) => index.IndexName !== name);
  return { ...table, GlobalSecondaryIndexes: rest.length > 0 ? rest : undefined };
}

function withStream(table: TableDescription, wanted: StreamSpecification, now: number): TableDescription {
  const enabled = Boolean(table.StreamSpecification?.StreamEnabled);
  if (wanted.StreamEnabled === enabled) {
    throw validationFailure(
      enabled ? 'Table already has an enabled stream' : 'Table does not have a stream to disable',
    );
  }
  return { ...table, StreamSpecification: undefined, ...describeStream(wanted, table.TableArn, now) };
}

const find = (indexes: IndexDescription[], name: string) => indexes.find((index) => index.IndexName === name);
