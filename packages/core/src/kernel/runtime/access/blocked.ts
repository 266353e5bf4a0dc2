import type { Predicate } from '../../declare/predicate.ts';
import type { Actor, Blocked } from '../../declare/record.ts';
import { readPartition } from '../store/partition.ts';
import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';

/** Reads what is blocked, as it is now. */
export const readBlocked = async (store: Store, tenant: string): Promise<Blocked> => {
  const items = await readPartition(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `BLO#${tenant}` },
  });
  const grouped = Map.groupBy(items, ({ module }) => String(module));
  return new Map(
    [...grouped].map(([module, found]) => [module, new Set(found.map(({ id }) => String(id)))] as const),
  );
};

/** What is blocked for a request: as its actor was resolved with, else as it is now. */
export const blockedFor = async (
  store: Store,
  { tenant, blocked }: Pick<Actor, 'tenant' | 'blocked'>,
): Promise<Blocked> => blocked ?? readBlocked(store, tenant);

const spared = (where: Predicate, module: string, blocked: Blocked): Predicate => {
  const within = narrowed(where, blocked);
  const ids = blocked.get(module);
  if (!ids) return within;
  const isBlocked: Predicate = { op: 'in', left: { field: 'id' }, right: { value: [...ids] } };
  return { op: 'and', of: [within, { op: 'not', of: isBlocked }] };
};

/** The same reach, which no longer follows from records above that are blocked. */
const narrowed = (predicate: Predicate, blocked: Blocked): Predicate => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return { op: predicate.op, of: predicate.of.map((part) => narrowed(part, blocked)) };
    case 'not':
      return { op: 'not', of: narrowed(predicate.of, blocked) };
    case 'parent':
      return { ...predicate, where: spared(predicate.where, predicate.module, blocked) };
    default:
      return predicate;
  }
};

/**
 * The same access over everything that is not blocked. It narrows the predicates of the scopes, which every read and
 * every write goes through, in JavaScript and in SQL; no module and no engine has to know.
 */
export const withoutBlocked = (access: Access, blocked: Blocked): Access =>
  blocked.size === 0
    ? access
    : { ...access, scope: (module, verb) => spared(access.scope(module, verb), module, blocked) };
