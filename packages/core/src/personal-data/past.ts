import type { Field } from '../kernel/declare/field.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import { runFields } from '../kernel/declare/people.ts';
import type { AuditEntry, Sidecar } from '../kernel/runtime/audit/chain.ts';
import { readPartition } from '../kernel/runtime/store/partition.ts';
import type { RecordKey, Store } from '../kernel/runtime/store/store.ts';
import type { PastValue } from './dossier.ts';
import { valueWords } from './words.ts';

const partition = (store: Store, prefix: 'AUD' | 'RES', { tenant, module, id }: RecordKey) =>
  readPartition(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `${prefix}#${tenant}#${module}#${id}` },
  });

const fieldOf = (module: AnyModule, name: string): Field | undefined =>
  module.fields[name] ?? module.computed[name]?.field;

/**
 * Values the history of a record still holds about a person: those it took while a RUN field of it held theirs. What
 * it held of somebody before or after them is not among them.
 */
export const pastValues = async (
  store: Store,
  module: AnyModule,
  key: RecordKey,
  run: string,
): Promise<readonly PastValue[]> => {
  const [kept, entries] = await Promise.all([partition(store, 'RES', key), partition(store, 'AUD', key)]);
  const instants = new Map(entries.map(({ entry }) => [(entry as AuditEntry).seq, (entry as AuditEntry).at]));
  const holders = new Map<string, unknown>();
  return kept.flatMap(({ seq, values }): readonly PastValue[] => {
    const sidecar = values as Sidecar;
    for (const name of runFields(module)) {
      const change = sidecar[name];
      if (change) holders.set(name, 'salt' in change ? change.after : undefined);
    }
    if (![...holders.values()].includes(run)) return [];
    const version = Number(seq);
    return Object.entries(sidecar).flatMap(([name, change]) => {
      const field = fieldOf(module, name);
      if (!field || !('salt' in change) || change.after === undefined) return [];
      const text = valueWords(field, change.after, new Map());
      return [
        {
          field: name,
          label: field.label,
          value: change.after,
          text,
          version,
          at: instants.get(version) ?? '',
        },
      ];
    });
  });
};
