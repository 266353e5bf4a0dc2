import { evaluate, type Source } from '@gore/core/kernel/declare/evaluate.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Delta } from '@gore/core/kernel/declare/policy.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { baseVerbs } from '@gore/core/kernel/declare/verb.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { person, policyOf, specialActors } from './actors.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type Look, oracleOver } from './oracle.ts';
import { recordOf } from './records.ts';

/** The engine under test. */
export type Engine = (product: Product) => (actor: Actor) => Access;

const noClock = () => {
  throw new Error('No scope of these asks what time has passed.');
};
const clock = {
  now: '2026-07-15T16:00:00.000Z',
  today: '2026-07-15',
  days: noClock,
  workingDays: noClock,
  addWorkingDays: noClock,
};

const sourceOf = (look: Look): Source => ({
  value: (field) => look.values[field],
  related: (by) => {
    const above = look.above[by];
    return above && sourceOf(above);
  },
});

const engineAllows = (access: Access, module: AnyModule, verb: string, look: Look, actor: Actor) =>
  access.may(module.name, verb) &&
  evaluate(access.scope(module.name, verb), { ...sourceOf(look), actor, clock, param: () => undefined });

const sorted = (set: Iterable<string> | undefined) => set && [...set].sort().join();

/** Changes an institution may make to a role in a module: every scope of every verb, hidden fields, four eyes. */
function* deltasOf(
  module: AnyModule,
  scopes: readonly string[],
  verbs: readonly string[],
  chance: Chance,
): Generator<readonly [string | undefined, Delta]> {
  for (const verb of verbs)
    for (const scope of [...scopes, null, 'inventado'])
      yield [verb, { [module.name]: { verbos: { [verb]: scope } } }];
  const fields = Object.keys(module.fields);
  for (let count = 0; count < 4; count += 1)
    yield [
      undefined,
      { [module.name]: { ocultar: fields.filter(() => chance.sometimes(3)), verbos: { leer: 'all' } } },
    ];
  yield [undefined, { [module.name]: { ocultar: ['no_existe'] } }];
  for (const verb of Object.keys(module.transitions).slice(0, 5))
    yield [verb, { [module.name]: { cuatroOjos: { [verb]: ['crear', 'editar'] } } }];
}

/** One question, with what the engine and the oracle say; equal when they agree. */
export interface Case {
  readonly about: string;
  readonly engine: unknown;
  readonly oracle: unknown;
}

/** Every question of the oracle test over one product: modules × roles × verbs × scopes, fields and four eyes. */
export function* casesOver(product: Product, engine: Engine): Generator<Case> {
  const oracle = oracleOver(product);
  const accessOf = engine(product);
  const chance = chanceFrom(20_719);
  const roles = Object.keys(product.roles);
  const names = product.modules.map(({ name }) => name);

  function* questions(
    module: AnyModule,
    actor: Actor,
    verbs: readonly string[],
    looks: number,
  ): Generator<Case> {
    const access = accessOf(actor);
    const who = `${module.name}, ${JSON.stringify(actor)}`;
    for (const verb of verbs)
      for (let count = 0; count < looks; count += 1) {
        const look = recordOf(product, module, chance);
        yield {
          about: `${verb} of ${who} on ${JSON.stringify(look)}`,
          engine: engineAllows(access, module, verb, look, actor),
          oracle: oracle.allows(module, verb, look, actor),
        };
      }
    const hides = oracle.hides(module, actor);
    if (hides)
      yield { about: `fields of ${who}`, engine: sorted(access.hidden(module.name)), oracle: sorted(hides) };
    if (access.exists(module.name) && !actor.external)
      for (const verb of verbs)
        yield {
          about: `four eyes of ${verb} of ${who}`,
          engine: sorted(access.fourEyes(module.name, verb)),
          oracle: sorted(oracle.fourEyes(module, verb, actor)),
        };
  }

  for (const module of product.modules) {
    const verbs = [...Object.keys(baseVerbs), ...Object.keys(module.transitions)];
    for (const role of roles) yield* questions(module, person([role]), verbs, 4);
    for (const actor of specialActors(roles, names)) yield* questions(module, actor, verbs, 2);
    for (const role of [...roles, '*', 'PROPIO'])
      for (const [verb, delta] of deltasOf(module, oracle.scopes(module), verbs, chance)) {
        const actor = person([role === '*' ? (roles[0] ?? '') : role], policyOf({ [role]: delta }));
        yield* questions(module, actor, verb ? [verb] : [], 2);
      }
  }
}
