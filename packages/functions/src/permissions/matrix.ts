import { grantableScopes, grantableVerbs } from '@gore/core/kernel/declare/grantable.ts';
import { isPersonal } from '@gore/core/kernel/declare/leaves.ts';
import type { MatrixModule, VerbCell } from '@gore/core/kernel/declare/matrix.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Policy } from '@gore/core/kernel/declare/policy.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { declaredGrant, effectiveGrant } from '@gore/core/kernel/runtime/access/grants.ts';
import { scopeWords, verbWords } from './words.ts';

/** Verbs of each module as they were when somebody last reviewed a role. */
export type Reviewed = Readonly<Record<string, readonly string[]>>;

const moduleFor = (
  product: Product,
  module: AnyModule,
  role: string,
  policy: Policy,
  reviewed: Reviewed | undefined,
): MatrixModule => {
  const archetype = Object.hasOwn(product.roles, role) || role === '*' ? role : policy.roles[role]?.archetype;
  const declared = declaredGrant(module, archetype ?? '');
  const effective = effectiveGrant(product, module, role, policy);
  const everybody = effectiveGrant(product, module, '*', policy);
  const pack = product.packOf(module.name);
  const known = reviewed?.[module.name];
  return {
    name: module.name,
    label: module.label.many,
    pack: pack?.label ?? '',
    off: policy.off.includes(pack?.name ?? ''),
    scopes: grantableScopes(module).map((name) => ({ name, label: scopeWords(name) })),
    verbs: grantableVerbs(module).map((name): VerbCell => {
      const transition = module.transitions[name];
      return {
        name,
        label: verbWords(module, name),
        declared: declared.verbs[name] ?? null,
        effective: effective.verbs[name] ?? null,
        everybody: role === '*' ? null : (everybody.verbs[name] ?? null),
        isNew: reviewed !== undefined && !known?.includes(name),
        ...(transition
          ? { fourEyes: { declared: transition.fourEyes ?? [], added: effective.fourEyes[name] ?? [] } }
          : {}),
      };
    }),
    fields: Object.entries(module.fields).map(([name, field]) => ({
      name,
      label: field.label,
      personal: isPersonal(field),
      declared: declared.hidden.includes(name),
      hidden: effective.hidden.includes(name),
    })),
  };
};

/** What a role may do, module by module, beside what its declaration says. */
export const matrixOf = (
  product: Product,
  role: string,
  policy: Policy,
  reviewed?: Reviewed,
): readonly MatrixModule[] =>
  product.modules.map((module) => moduleFor(product, module, role, policy, reviewed));

/** Every verb there is to review today. */
export const verbsToReview = (product: Product): Reviewed =>
  Object.fromEntries(product.modules.map((module) => [module.name, grantableVerbs(module)]));
