import { basisOf } from '../declare/basis.ts';
import { predicateFields } from '../declare/evaluate.ts';
import type { Predicate } from '../declare/predicate.ts';
import type { ModuleAccess, ReadContext } from './context.ts';
import type { Layout } from './layout.ts';
import { QueryRefusal } from './refusal.ts';

/** What an actor sees of a module. */
export interface Sight {
  readonly layout: Layout;
  readonly access: ModuleAccess;
  /** Whether a value may be selected, filtered, sorted or searched by. */
  readonly sees: (name: string) => boolean;
}

/** What an actor sees of each module they may read. */
export type Sights = ReadonlyMap<string, Sight>;

const EXTRA = 'extra.';

/** Bare name of a field the institution added, or nothing when the name is of another kind. */
export const extraName = (name: string): string | undefined =>
  name.startsWith(EXTRA) ? name.slice(EXTRA.length) : undefined;

/** Derives what an actor sees of a module. */
export const sightOf = (layout: Layout, access: ModuleAccess): Sight => {
  const sees = (name: string): boolean => {
    const extra = extraName(name);
    if (extra !== undefined) return access.readable.has(name) && Object.hasOwn(access.extra ?? {}, extra);
    const known = layout.column(name)?.source === 'system' || access.readable.has(name);
    return known && basisOf(layout.module, name).every(sees);
  };
  return { layout, access, sees };
};

/**
 * What the actor sees of a module.
 *
 * @throws QueryRefusal when the product has no such module or the actor may not read it: the sentence is the same.
 */
export const requireSight = (
  layouts: ReadonlyMap<string, Layout>,
  module: string,
  context: ReadContext,
): Sight => {
  const layout = layouts.get(module);
  const access = layout && context.access(module);
  if (!layout || !access) throw new QueryRefusal('Este módulo no existe o no está a su alcance.');
  return sightOf(layout, access);
};

/**
 * The name, when the actor sees it.
 *
 * @throws QueryRefusal for a hidden or unknown one, with the same sentence, so that nobody learns which it was.
 */
export const requireSeen = (sight: Sight, name: string): string => {
  if (sight.sees(name)) return name;
  throw new QueryRefusal(`El dato «${name}» no existe o no está a su alcance: quítelo de la consulta.`, name);
};

/** Whether an actor sees everything a predicate asks about, in the record and in those above it. */
export const seesPredicate = (predicate: Predicate, sight: Sight, sights: Sights): boolean => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.every((part) => seesPredicate(part, sight, sights));
    case 'not':
      return seesPredicate(predicate.of, sight, sights);
    case 'parent': {
      const parent = sights.get(predicate.module);
      return (
        sight.sees(predicate.by) && parent !== undefined && seesPredicate(predicate.where, parent, sights)
      );
    }
    default:
      return predicateFields(predicate).every(sight.sees);
  }
};
