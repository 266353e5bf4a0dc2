import type { Field } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { people, units } from './actors.ts';
import type { Chance } from './chance.ts';
import type { Declarations, Look } from './oracle.ts';

const someValue = (field: Field, chance: Chance): unknown => {
  if (chance.sometimes(8)) return undefined;
  if (field.kind === 'ref' && field.module === 'usuario') return chance.pick(people);
  if (field.kind === 'ref' && field.module === 'division') return chance.pick(units);
  if (field.kind === 'choice') return chance.pick(Object.keys(field.choices ?? { x: '' }));
  if (field.kind === 'choices') return [chance.pick(Object.keys(field.choices ?? { x: '' }))];
  if (field.kind === 'boolean') return chance.sometimes(2);
  return undefined;
};

/** A record as a module may hold one, with those above it: the values scopes look at, each of some kind. */
export const recordOf = (declarations: Declarations, module: AnyModule, chance: Chance, depth = 3): Look => {
  const values = Object.fromEntries(
    Object.entries(module.fields).map(([name, field]) => [name, someValue(field, chance)]),
  );
  const above = Object.fromEntries(
    Object.entries(module.fields).flatMap(([name, { kind, module: target }]) => {
      const parent = declarations.modules.find((one) => one.name === target);
      if (kind !== 'ref' || !parent || depth === 0 || chance.sometimes(6)) return [];
      return [[name, recordOf(declarations, parent, chance, depth - 1)] as const];
    }),
  );
  return {
    above,
    values: {
      ...values,
      estado: chance.pick(Object.keys(module.states)),
      creadoPor: chance.pick(people),
      id: chance.pick(people),
    },
  };
};
