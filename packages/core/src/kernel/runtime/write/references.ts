import type { Fields } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import { type Leaf, leavesOf } from '../../declare/leaves.ts';
import type { ErrorDetail } from '../error.ts';
import { invalid } from '../refusals.ts';
import type { RecordKey } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import { within } from './authorize.ts';
import type { Work } from './context.ts';

/** A value that points at another record. */
export interface Reference {
  readonly field: string;
  readonly key: RecordKey;
}

const referencesIn = (
  { name, field, value }: Leaf,
  data: Readonly<Record<string, Json | undefined>>,
  tenant: string,
): readonly Reference[] => {
  const module = field.module ?? data[field.options.moduleIn ?? ''];
  if (typeof module !== 'string') return [];
  return [value]
    .flat()
    .flatMap((id) => (typeof id === 'string' ? [{ field: name, key: { tenant, module, id } }] : []));
};

/** Records a set of values points at, those named in its rows too. */
export const referencesOf = (
  fields: Fields,
  data: Readonly<Record<string, Json | undefined>>,
  tenant: string,
): readonly Reference[] => leavesOf(fields, data).flatMap((leaf) => referencesIn(leaf, data, tenant));

/** Names a record inside one institution. */
export const nameOf = ({ module, id }: Pick<RecordKey, 'module' | 'id'>): string => `${module}/${id}`;

/** References the new version has and the living old one had not: those the write has to prove. */
export const newReferences = (
  fields: Fields,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Reference[] => {
  const held = new Set(
    referencesOf(fields, !before || before.eliminadoEn ? {} : before.data, after.tenant).map(
      ({ field, key }) => `${field}>${nameOf(key)}`,
    ),
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
export const proveReferences = async (
  work: Work,
  record: StoredRecord,
  references: readonly Reference[],
  targets: ReadonlyMap<string, StoredRecord>,
): Promise<void> => {
  const faults: ErrorDetail[] = [];
  for (const { field, key } of references) {
    const target = targets.get(nameOf(key));
    const module = work.deps.product.find(key.module);
    const isOwn = key.id === record.id && key.module === record.module;
    if (isOwn) faults.push({ field, message: 'Un registro no puede depender de sí mismo.' });
    else if (!target || target.eliminadoEn || !module || !(await within(work, target, 'leer', module)))
      faults.push({ field, message: 'Elija un registro que exista y esté a su alcance.' });
  }
  if (faults.length) throw invalid(faults);
};
