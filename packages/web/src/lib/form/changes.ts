import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { fieldValue, isEmpty, type RecordRow, wireName } from '../record.ts';

const same = (a: Json | undefined, b: Json | undefined): boolean => {
  if (isEmpty(a) && isEmpty(b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
};

type Named = Readonly<Record<string, Json>>;

/** What of a form differs from the record it started from, by the names the API takes; null empties a field. */
export const changesOf = (fields: readonly FieldDescriptor[], record: RecordRow, values: Named): Named =>
  Object.fromEntries(
    fields
      .filter((field) => field.name in values && !same(fieldValue(record, field), values[field.name]))
      .map((field) => [wireName(field), values[field.name] ?? null]),
  );

/** What of a form goes into a new record: everything that says something. */
export const creationValues = (fields: readonly FieldDescriptor[], values: Named): Named =>
  Object.fromEntries(
    fields
      .filter((field) => !isEmpty(values[field.name]))
      .map((field) => [wireName(field), values[field.name] ?? null]),
  );
