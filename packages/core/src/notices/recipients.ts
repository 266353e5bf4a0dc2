import type { Json } from '../kernel/declare/json.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Notice, Recipient } from '../kernel/declare/notice.ts';
import type { AuditEntry } from '../kernel/runtime/audit/chain.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';

/** What happened, to what, as recipients are read from it. */
export interface Occurrence {
  readonly module: AnyModule;
  readonly entry: AuditEntry;
  /** As it is now. */
  readonly record: StoredRecord;
}

/** Finds the active people of an institution who have a role. */
export type RoleHolders = (tenant: string, role: string) => Promise<readonly string[]>;

const idsIn = (value: Json | undefined): readonly string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');

const changed = ({ changes }: AuditEntry, field: string) => {
  const change = changes.find((one) => one.field === field);
  if (!change || 'commitments' in change) return { before: [], after: [] };
  return { before: idsIn(change.before), after: idsIn(change.after) };
};

const without = (ids: readonly string[], others: readonly string[]) =>
  ids.filter((id) => !others.includes(id));

const farIds = async (store: Store, { module, record }: Occurrence, near: string, far: string) => {
  const target = module.fields[near]?.module;
  if (target === undefined) return [];
  const keys = idsIn(record.data[near]).map((id) => ({ tenant: record.tenant, module: target, id }));
  const found = keys.length ? await store.getMany(keys) : [];
  return found.filter(({ eliminadoEn }) => !eliminadoEn).flatMap(({ data }) => idsIn(data[far]));
};

const idsOf = (
  store: Store,
  holders: RoleHolders,
  what: Occurrence,
  recipient: Recipient,
): Promise<readonly string[]> | readonly string[] => {
  const { entry, record } = what;
  if (typeof recipient === 'object') {
    if ('role' in recipient) return holders(record.tenant, recipient.role);
    const field = 'added' in recipient ? recipient.added : recipient.removed;
    const { before, after } = changed(entry, field);
    return 'added' in recipient ? without(after, before) : without(before, after);
  }
  if (recipient === 'creadoPor') return [record.creadoPor];
  const [near = '', far] = recipient.split('.');
  return far === undefined ? idsIn(record.data[near]) : farIds(store, what, near, far);
};

/** Ids of the people a notice is for, each once and never the one who did it. */
export const recipientsOf = async (
  store: Store,
  holders: RoleHolders,
  what: Occurrence,
  { to }: Notice,
): Promise<readonly string[]> => {
  const found = await Promise.all(to.map((recipient) => idsOf(store, holders, what, recipient)));
  return [...new Set(found.flat())].filter((id) => id !== what.entry.actor && /^[0-9a-z]{26}$/.test(id));
};
