import { grantableScopes, grantableVerbs } from '../../declare/grantable.ts';
import { isPersonal } from '../../declare/leaves.ts';
import type { AnyModule } from '../../declare/module.ts';
import type { ModuleDelta, Policy, RolePolicy } from '../../declare/policy.ts';
import type { Product } from '../../declare/product.ts';
import type { ExternalReach } from '../../declare/record.ts';
import { impliedVerbs } from '../../declare/subject.ts';

/** What one role may do in one module once the institution has spoken. */
export interface EffectiveGrant {
  /** Verb → scope. */
  readonly verbs: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
  /** Verb → verbs whose last doer may not do it, besides those declared. */
  readonly fourEyes: Readonly<Record<string, readonly string[]>>;
}

const nothing: EffectiveGrant = { verbs: {}, hidden: [], fourEyes: {} };

/** Grants of a role as declared. */
export const declaredGrant = (module: AnyModule, role: string): EffectiveGrant => {
  const { ocultar, ...verbs } = module.grants[role] ?? {};
  return {
    verbs: { ...impliedVerbs(module, verbs), ...(verbs as Readonly<Record<string, string>>) },
    hidden: Array.isArray(ocultar) ? (ocultar as readonly string[]) : [],
    fourEyes: {},
  };
};

/** The delta over the declared grant; what it says of verbs, scopes and fields that are not there says nothing. */
const changed = (module: AnyModule, grant: EffectiveGrant, delta: ModuleDelta): EffectiveGrant => {
  const verbs = new Set(grantableVerbs(module));
  const scopes = new Set(grantableScopes(module));
  const given = Object.entries(delta.verbos ?? {}).filter(([verb]) => verbs.has(verb));
  const named = new Set(given.map(([verb]) => verb));
  return {
    verbs: {
      ...Object.fromEntries(Object.entries(grant.verbs).filter(([verb]) => !named.has(verb))),
      ...Object.fromEntries(
        given.filter((entry): entry is [string, string] => entry[1] !== null && scopes.has(entry[1])),
      ),
    },
    hidden: delta.ocultar?.filter((field) => Object.hasOwn(module.fields, field)) ?? grant.hidden,
    fourEyes: delta.cuatroOjos ?? {},
  };
};

const policyOf = (policy: Policy | undefined, role: string): RolePolicy | undefined =>
  policy && Object.hasOwn(policy.roles, role) ? policy.roles[role] : undefined;

/**
 * What a role may do in a module: the declaration with the institution's delta over it. The only place where the two
 * meet.
 */
export const effectiveGrant = (
  product: Product,
  module: AnyModule,
  role: string,
  policy: Policy | undefined,
): EffectiveGrant => {
  const own = policyOf(policy, role);
  const declared = role === '*' || role === 'SISTEMA' || Object.hasOwn(product.roles, role);
  const base = declared ? role : own?.archetype;
  const grant = base === undefined ? nothing : declaredGrant(module, base);
  const delta = own && Object.hasOwn(own.delta, module.name) ? own.delta[module.name] : undefined;
  return delta ? changed(module, grant, delta) : grant;
};

/** What somebody from outside may do in a module: look at it, if it was named. */
export const externalGrant = (module: AnyModule, { modules, personal }: ExternalReach): EffectiveGrant =>
  modules.includes(module.name)
    ? {
        verbs: { leer: module.subject ? 'subject' : 'all' },
        hidden: personal
          ? []
          : Object.entries(module.fields).flatMap(([name, field]) => (isPersonal(field) ? [name] : [])),
        fourEyes: {},
      }
    : nothing;
