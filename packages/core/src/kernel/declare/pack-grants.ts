import { checkModule } from './check.ts';
import type { AnyModule } from './module.ts';
import type { Pack } from './product.ts';

/** What a pack lets its own roles do in modules of other packs: by module, by role, the scope of each verb. */
export type PackGrants = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const faultsOf = (pack: Pack, elsewhere: ReadonlySet<string>): readonly string[] =>
  Object.entries(pack.grants ?? {}).flatMap(([module, byRole]) => [
    ...(elsewhere.has(module) ? [] : [`${pack.name} grants in ${module}, which no other pack has`]),
    ...Object.keys(byRole)
      .filter((role) => !Object.hasOwn(pack.roles, role))
      .map((role) => `${pack.name} grants in ${module} to ${role}, which is no role of its own`),
  ]);

/** Grants of other packs in a pack that names some of its modules, and what is wrong with them. */
export const packGrantFaults = (packs: readonly Pack[]): readonly string[] =>
  packs.flatMap((pack) => {
    const others = packs.filter((other) => other !== pack).flatMap(({ modules }) => modules);
    return faultsOf(pack, new Set(others.map(({ name }) => name)));
  });

const granted = (module: AnyModule, packs: readonly Pack[]): AnyModule => {
  const added = packs.flatMap(({ grants }) => Object.entries(grants?.[module.name] ?? {}));
  if (added.length === 0) return module;
  const grants = { ...module.grants };
  for (const [role, verbs] of added) grants[role] = { ...grants[role], ...verbs };
  const whole = { ...module, grants };
  if (typeof DECLARATIONS_CHECKED === 'undefined') checkModule(whole);
  return whole;
};

/**
 * The packs with what each lets its roles do in modules of the others: a module that every institution has cannot know
 * the roles of a pack that only some switch on.
 *
 * @throws Error when a grant names a verb or a scope the module does not have.
 */
export const withPackGrants = (packs: readonly Pack[]): readonly Pack[] =>
  packs.map((pack) => ({ ...pack, modules: pack.modules.map((module) => granted(module, packs)) }));
