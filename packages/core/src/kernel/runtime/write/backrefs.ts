import type { AnyModule } from '../../declare/module.ts';
import type { Store } from '../store/store.ts';
import { orConflict, type Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import { nameOf, type Reference, referencesOf } from './references.ts';

const nameOfReference = ({ field, key }: Reference) => `${field}>${nameOf(key)}`;

/** References a living record keeps the way back of, by name. */
const tracedOf = (module: AnyModule, record: StoredRecord | undefined): ReadonlyMap<string, Reference> => {
  if (!record || record.eliminadoEn) return new Map();
  const traced = Object.entries(module.fields).filter(([, { options }]) => options.backref);
  const references = referencesOf(Object.fromEntries(traced), record.data, record.tenant);
  return new Map(references.map((reference) => [nameOfReference(reference), reference]));
};

/** Lays the way back of every reference a record comes to hold, and takes up those it lets go. */
export const backrefSteps = (
  { entities: { vuelta } }: Store,
  module: AnyModule,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Step[] => {
  const held = tracedOf(module, before);
  const wanted = tracedOf(module, after);
  const itemOf = ({ field, key }: Reference) => ({
    tenant: after.tenant,
    target: key.module,
    targetId: key.id,
    module: module.name,
    field,
    id: after.id,
  });
  return [
    ...[...wanted]
      .filter(([name]) => !held.has(name))
      .map(([, reference]) => orConflict({ Put: vuelta.put(itemOf(reference)).params() })),
    ...[...held]
      .filter(([name]) => !wanted.has(name))
      .map(([, reference]) => orConflict({ Delete: vuelta.delete(itemOf(reference)).params() })),
  ];
};
