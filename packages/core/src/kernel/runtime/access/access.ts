import type { AnyModule } from '../../declare/module.ts';
import type { Policy } from '../../declare/policy.ts';
import type { Predicate } from '../../declare/predicate.ts';
import type { Product } from '../../declare/product.ts';
import type { Actor } from '../../declare/record.ts';
import { seenAs, standingFor } from './combine.ts';
import { effectiveGrant, externalGrant } from './grants.ts';
import { memo, memoByObject } from './memo.ts';
import { reachOf } from './reach.ts';

/** What an actor may do, resolved once and shared by every request of actors who may the same. */
export interface Access {
  /** Whether the module is there at all: its pack is on, and it was not kept from somebody from outside. */
  readonly exists: (module: string) => boolean;
  /** Records of the module the verb reaches; `never` when it reaches none. */
  readonly scope: (module: string, verb: string) => Predicate;
  /** Whether the verb reaches any record at all. */
  readonly may: (module: string, verb: string) => boolean;
  /** Verbs and powers of the module that reach something. */
  readonly verbs: (module: string) => readonly string[];
  /** Values of the module the actor never sees: fields, and what would give them away, `codigo` included. */
  readonly hidden: (module: string) => ReadonlySet<string>;
  /** Verbs whose last doer may not do this one, as declared and as the institution added. */
  readonly fourEyes: (module: string, verb: string) => readonly string[];
}

/** What decides the reach of an actor; who they are and where they belong, the predicates ask when they are used. */
export type Holder = Pick<Actor, 'roles' | 'policy' | 'standsFor' | 'external' | 'preview'>;

const unchanged: Policy = { roles: {}, off: [] };

const isOff = (product: Product, module: AnyModule, { off }: Policy): boolean =>
  off.some((pack) => pack === product.packOf(module.name)?.name);

/**
 * Resolves what actors may do over a product: the only place grants become predicates. Roles are resolved once for
 * each policy; whoever stands in for others, comes from outside or looks through other eyes, once for each actor.
 */
export const accessOver = (product: Product): ((holder: Holder) => Access) => {
  const byPolicy = memoByObject((policy: Policy) =>
    memo((key) => {
      const roles = key.split(',').filter(Boolean);
      const held = roles.includes('SISTEMA') ? roles : [...roles, '*'];
      return reachOf(product, (module) =>
        isOff(product, module, policy)
          ? undefined
          : held.map((role) => effectiveGrant(product, module, role, policy)),
      );
    }),
  );
  const ofRoles = (roles: readonly string[], policy: Policy = unchanged): Access =>
    byPolicy(policy)([...new Set(roles)].sort().join(','));

  const ofOne = memoByObject((actor: Holder): Access => {
    const { roles, policy = unchanged, standsFor = [], external, preview } = actor;
    const alone = external
      ? reachOf(product, (module) =>
          isOff(product, module, policy) || !external.modules.includes(module.name)
            ? undefined
            : [externalGrant(module, external)],
        )
      : ofRoles(roles, policy);
    const own = standsFor.reduce(
      (access, person) => standingFor(access, ofRoles(person.roles, policy), person),
      alone,
    );
    return preview ? seenAs(own, ofRoles(preview.roles, policy), preview) : own;
  });

  return (actor) =>
    actor.standsFor?.length || actor.external || actor.preview
      ? ofOne(actor)
      : ofRoles(actor.roles, actor.policy);
};
