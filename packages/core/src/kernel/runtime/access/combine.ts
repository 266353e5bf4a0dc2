import { always, never, type Predicate } from '../../declare/predicate.ts';
import type { Person } from '../../declare/record.ts';
import type { Access } from './access.ts';
import { bindTo } from './bind.ts';
import { memo } from './memo.ts';
import { anyOf, isNever } from './reach.ts';

const isAlways = (predicate: Predicate): boolean => predicate.op === 'and' && predicate.of.length === 0;

const either = (a: Predicate, b: Predicate): Predicate => {
  if (isAlways(a) || isAlways(b)) return always;
  return anyOf([a, b].filter((one) => !isNever(one)));
};

const both = (a: Predicate, b: Predicate): Predicate => {
  if (isNever(a) || isNever(b)) return never;
  const of = [a, b].filter((one) => !isAlways(one));
  const [only] = of;
  return of.length === 1 && only ? only : { op: 'and', of };
};

/** The same reach with the person it belongs to written into it. */
const boundTo = (access: Access, person: Person): Access => ({
  ...access,
  scope: (module, verb) => bindTo(access.scope(module, verb), person),
});

const scopesOf = (make: (module: string, verb: string) => Predicate): Access['scope'] => {
  const known = memo((key) => {
    const [module = '', verb = ''] = key.split('/');
    return make(module, verb);
  });
  return (module, verb) => known(`${module}/${verb}`);
};

const joined = (own: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...own, ...other]);

/**
 * The reach of whoever stands in for another person: their own and that of the other, each with its own units.
 *
 * @param other what the other person may do by their roles.
 */
export const standingFor = (own: Access, other: Access, person: Person): Access => {
  const theirs = boundTo(other, person);
  const scope = scopesOf((module, verb) => either(own.scope(module, verb), theirs.scope(module, verb)));
  const hidden = (module: string): ReadonlySet<string> => {
    if (!other.may(module, 'leer')) return own.hidden(module);
    if (!own.may(module, 'leer')) return other.hidden(module);
    return new Set([...own.hidden(module)].filter((field) => other.hidden(module).has(field)));
  };
  return {
    exists: (module) => own.exists(module) || other.exists(module),
    scope,
    may: (module, verb) => !isNever(scope(module, verb)),
    verbs: (module) => [...joined(new Set(own.verbs(module)), new Set(other.verbs(module)))],
    hidden: memo(hidden),
    fourEyes: (module, verb) => [
      ...joined(new Set(own.fourEyes(module, verb)), new Set(other.fourEyes(module, verb))),
    ],
  };
};

/** What somebody who looks through the eyes of another sees: what the other sees, of what they see themselves. */
export const seenAs = (own: Access, other: Access, person: Person): Access => {
  const theirs = boundTo(other, person);
  const scope = scopesOf((module, verb) => both(theirs.scope(module, verb), own.scope(module, 'leer')));
  const may = (module: string, verb: string) => !isNever(scope(module, verb));
  return {
    exists: (module) => own.exists(module) && other.exists(module),
    scope,
    may,
    verbs: (module) => other.verbs(module).filter((verb) => may(module, verb)),
    hidden: memo((module) => joined(own.hidden(module), other.hidden(module))),
    fourEyes: other.fourEyes,
  };
};
