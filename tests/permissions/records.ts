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

/** On what a record hangs, of whatever module, and as what kind: now and then on nothing, or as no kind there is. */
const hangingOf = (
  declarations: Declarations,
  { subject }: AnyModule,
  chance: Chance,
  depth: number,
): Look => {
  if (!subject || depth === 0 || chance.sometimes(10)) return { above: {}, values: {} };
  // Modules with kinds of their own are few, and more can go wrong there.
  const own = declarations.modules.filter(({ documents }) => documents);
  const bearer = chance.pick(own.length && chance.sometimes(2) ? own : declarations.modules);
  const kinds = Object.keys(bearer.documents || subject.kind?.usual || {});
  return {
    above: { [subject.by]: recordOf(declarations, bearer, chance, depth - 1) },
    values: {
      [subject.of]: bearer.name,
      ...(subject.addressed ? { [subject.addressed.by]: [chance.pick(people)] } : {}),
      ...(subject.kind ? { [subject.kind.by]: chance.pick([...kinds, ...kinds, 'INVENTADO']) } : {}),
    },
  };
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
  const hung = hangingOf(declarations, module, chance, depth);
  return {
    above: { ...above, ...hung.above },
    values: {
      ...values,
      ...hung.values,
      estado: chance.pick(Object.keys(module.states)),
      creadoPor: chance.pick(people),
      id: chance.pick(people),
    },
  };
};
