import type { Fields } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import { type Leaf, leavesOf } from '../../declare/leaves.ts';
import type { ErrorDetail } from '../error.ts';
import { invalid } from '../refusals.ts';
import type { RecordKey } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import { satisfies } from './item.ts';

/** A value that points at another record. */
export interface Reference {
  readonly field: string;
  readonly key: RecordKey;
}

const idsIn = ({ field, value }: Leaf): readonly string[] => {
  if (field.kind === 'ref' && typeof value === 'string') return [value];
  return field.kind === 'refs' && Array.isArray(value) ? value.map(String) : [];
};

/** Records a set of values points at, those named in its rows too. */
export const referencesOf = (
  fields: Fields,
  data: Readonly<Record<string, Json | undefined>>,
  tenant: string,
): readonly Reference[] =>
  leavesOf(fields, data).flatMap((leaf) =>
    idsIn(leaf).map((id) => ({ field: leaf.name, key: { tenant, module: leaf.field.module ?? '', id } })),
  );

/** Names a record inside one institution. */
export const nameOf = ({ module, id }: Pick<RecordKey, 'module' | 'id'>): string => `${module}/${id}`;

/** References the new version has and the old one had not: those the write has to prove. */
export const newReferences = (
  fields: Fields,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Reference[] => {
  const held = new Set(
    referencesOf(fields, before?.data ?? {}, after.tenant).map(({ field, key }) => `${field}>${nameOf(key)}`),
  );
  return referencesOf(fields, after.data, after.tenant).filter(
    ({ field, key }) => !held.has(`${field}>${nameOf(key)}`),
  );
};

/**
 * Refuses references to what does not exist, was deleted, or the actor may not see: nobody can tell which.
 *
 * @param targets the records pointed at, as just read.
 */
export const proveReferences = (
  work: Work,
  record: StoredRecord,
  references: readonly Reference[],
  targets: ReadonlyMap<string, StoredRecord>,
): void => {
  const faults = references.flatMap(({ field, key }): ErrorDetail[] => {
    if (key.id === record.id && key.module === record.module)
      return [{ field, message: 'Un registro no puede depender de sí mismo.' }];
    const target = targets.get(nameOf(key));
    const visible =
      target &&
      !target.eliminadoEn &&
      satisfies(target, work.access.scope(key.module, 'leer'), work.command.actor, work.clock);
    return visible ? [] : [{ field, message: 'Elija un registro que exista y esté a su alcance.' }];
  });
  if (faults.length) throw invalid(faults);
};
