import { fieldsInCode } from '../../declare/basis.ts';
import type { Json } from '../../declare/json.ts';
import type { AnyModule } from '../../declare/module.ts';
import { canonical } from '../audit/chain.ts';
import type { StoredRecord } from '../stored.ts';

/** Values to change; `undefined` clears. */
export type Changes = Readonly<Record<string, Json | undefined>>;

/** One field that really changed. */
export interface Difference {
  readonly field: string;
  readonly before?: Json;
  readonly after?: Json;
}

const merge = (base: Readonly<Record<string, Json>>, changes: Changes): Record<string, Json> =>
  Object.fromEntries(
    Object.entries({ ...base, ...changes }).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  );

/** Values with the changes applied and everything that follows from them computed again. */
export const applyChanges = (
  module: AnyModule,
  base: Readonly<Record<string, Json>>,
  changes: Changes,
): Readonly<Record<string, Json>> => {
  const merged = merge(base, changes);
  const computed = Object.entries(module.computed).map(([name, { make }]) => [name, make(merged)] as const);
  return computed.length ? merge(merged, Object.fromEntries(computed) as Changes) : merged;
};

/** Code of a record whose code is its natural key; nothing for sequences. */
export const naturalCode = (module: AnyModule, data: Readonly<Record<string, Json>>): string | undefined =>
  'natural' in module.code ? module.code.make(data) : undefined;

/**
 * Code of a record once its values are these. One that lost by law all that its code was made of keeps the stand-in it
 * was given, its id, until it has such values again.
 */
export const codeAfter = (
  module: AnyModule,
  record: Pick<StoredRecord, 'id' | 'codigo'>,
  data: Readonly<Record<string, Json>>,
): string => {
  const nameless =
    record.codigo === record.id && fieldsInCode(module).every((name) => data[name] === undefined);
  return (nameless ? undefined : naturalCode(module, data)) ?? record.codigo;
};

/** Fields whose value differs between two sets of values. */
export const differences = (
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
): readonly Difference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => canonical(before[field]) !== canonical(after[field]))
    .map((field) => ({
      field,
      ...(before[field] === undefined ? {} : { before: before[field] }),
      ...(after[field] === undefined ? {} : { after: after[field] }),
    }));

/** Everything that differs between two versions of a record, extra fields as `extra.<name>`. */
export const recordDifferences = (
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Difference[] => [
  ...differences(before?.data ?? {}, after.data),
  ...differences(before?.extra ?? {}, after.extra ?? {}).map((change) => ({
    ...change,
    field: `extra.${change.field}`,
  })),
  ...(before?.estado === after.estado
    ? []
    : [{ field: 'estado', ...(before ? { before: before.estado } : {}), after: after.estado }]),
  ...(before && before.codigo !== after.codigo
    ? [{ field: 'codigo', before: before.codigo, after: after.codigo }]
    : []),
];
