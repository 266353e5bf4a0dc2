import { grantableScopes, grantableVerbs } from '@gore/core/kernel/declare/grantable.ts';
import { isPersonal } from '@gore/core/kernel/declare/leaves.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Policy } from '@gore/core/kernel/declare/policy.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { declaredGrant, effectiveGrant } from '@gore/core/kernel/runtime/access/grants.ts';
import { scopeWords, verbWords } from './words.ts';

/** Verbs of each module as they were when somebody last reviewed a role. */
export type Reviewed = Readonly<Record<string, readonly string[]>>;

/** One verb of a module for one role. */
export interface VerbCell {
  readonly name: string;
  readonly label: string;
  /** Scope as declared, or nothing. */
  readonly declared: string | null;
  /** Scope once the institution has spoken. */
  readonly effective: string | null;
  /** What everybody has by belonging to the institution. */
  readonly everybody: string | null;
  /** Declared after the role was last reviewed. */
  readonly isNew: boolean;
  /** The verbs it may be bound to by four eyes; only transitions are. */
  readonly fourEyes?: { readonly declared: readonly string[]; readonly added: readonly string[] };
}

/** One field of a module for one role. */
export interface FieldCell {
  readonly name: string;
  readonly label: string;
  readonly personal: boolean;
  readonly declared: boolean;
  readonly hidden: boolean;
}

/** A module as a role has it. */
export interface MatrixModule {
  readonly name: string;
  readonly label: string;
  readonly pack: string;
  readonly off: boolean;
  readonly scopes: readonly { readonly name: string; readonly label: string }[];
  readonly verbs: readonly VerbCell[];
  readonly fields: readonly FieldCell[];
}

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
