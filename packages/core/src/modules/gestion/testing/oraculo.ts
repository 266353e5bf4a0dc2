import type { Field, Fields } from '../../../kernel/declare/field.ts';
import type { AnyModule } from '../../../kernel/declare/module.ts';
import type { AnyTransition } from '../../../kernel/declare/verb.ts';

/** What should happen when somebody of a role tries a verb on a record in a state. */
export type Verdict = 'abierto' | 'sin permiso' | 'fuera de alcance' | 'otro estado';

const scopesOf = (module: AnyModule, roles: readonly string[], verb: string) =>
  [...roles, '*'].map((role) => module.grants[role]?.[verb]).filter((scope) => scope !== undefined);

type ParentOf = (module: AnyModule) => AnyModule | undefined;

/** Whether a verb reaches a record of nobody and of no unit. */
const reachesFar = (
  module: AnyModule,
  roles: readonly string[],
  verb: string,
  parentOf: ParentOf,
): boolean => {
  const scopes = scopesOf(module, roles, verb);
  const parent = scopes.includes('parent') ? parentOf(module) : undefined;
  return scopes.includes('all') || (parent !== undefined && reachesFar(parent, roles, 'leer', parentOf));
};

/**
 * Reads the declaration, and nothing else, for one state, verb and role; guards are another matter.
 *
 * @param parentOf the module of the records above those of another.
 */
export const verdictOf = (
  module: AnyModule,
  { estado, verb, roles, near }: { estado: string; verb: string; roles: readonly string[]; near: boolean },
  parentOf: ParentOf = () => undefined,
): Verdict => {
  if (!scopesOf(module, roles, verb).length) return 'sin permiso';
  if (!near && !reachesFar(module, roles, verb, parentOf)) return 'fuera de alcance';
  return module.transitions[verb]?.from.includes(estado) ? 'abierto' : 'otro estado';
};

const samples: Partial<Record<Field['kind'], unknown>> = {
  text: 'Documento de prueba',
  longText: 'Motivo de prueba',
  date: '2026-07-01',
  money: 1000,
  percent: 100,
  integer: 1,
  boolean: true,
};

const needed = (fields: Fields) => Object.entries(fields).filter(([, { required }]) => required);

/** The least a verb takes to be done, by the kinds of what it asks. */
export const leastInput = (
  module: AnyModule,
  verb: AnyTransition,
  ref: string,
): Readonly<Record<string, unknown>> => {
  const edits = (verb.needs ?? []).flatMap((name) => {
    const field = module.fields[name];
    return field ? [[name, field] as const] : [];
  });
  return Object.fromEntries(
    [...edits, ...needed(verb.ask ?? {})].map(([name, field]) => [
      name,
      field.kind === 'ref'
        ? ref
        : field.kind === 'choice'
          ? Object.keys(field.choices ?? {})[0]
          : samples[field.kind],
    ]),
  );
};

/** States some transitions lead to from others, without passing through any that is shut. */
export const reachedFrom = (
  module: AnyModule,
  from: readonly string[],
  { shut = [], without = [] }: { shut?: readonly string[]; without?: readonly string[] } = {},
): ReadonlySet<string> => {
  const reached = new Set(from);
  for (const at of reached)
    for (const [verb, { from: starts, to }] of Object.entries(module.transitions))
      if (to !== 'same' && starts.includes(at) && !shut.includes(to) && !without.includes(verb))
        reached.add(to);
  return reached;
};
