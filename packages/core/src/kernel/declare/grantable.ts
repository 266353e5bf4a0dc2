import type { AnyModule } from './module.ts';
import { baseVerbs } from './verb.ts';

const system = 'SISTEMA';

/** Verbs and powers of a module an institution may give to people: those the declaration gives to some role of theirs. */
export const grantableVerbs = (module: AnyModule): readonly string[] => {
  const grants = Object.entries(module.grants).flatMap(([role, grant]) => (role === system ? [] : [grant]));
  return [...Object.keys(baseVerbs), ...Object.keys({ ...module.transitions, ...module.powers })].filter(
    (verb) => grants.some((grant) => grant[verb] !== undefined),
  );
};

/** Module whose reach a grant on this one may borrow; a tree has no reach to borrow from itself. */
export const lender = ({ name, parent = '', fields }: AnyModule): string | undefined => {
  const module = fields[parent]?.module;
  return module === name ? undefined : module;
};

/** Scopes a grant on a module may name, from the narrowest to the widest. */
export const grantableScopes = (module: AnyModule): readonly string[] => [
  ...(module.assignee ? ['own'] : []),
  ...(module.unit ? ['unit', 'subtree'] : []),
  ...(lender(module) ? ['parent'] : []),
  ...Object.keys(module.scopes),
  'all',
];
