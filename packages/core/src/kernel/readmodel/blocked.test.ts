import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockedLabel } from '../declare/people.ts';
import { always, type Predicate } from '../declare/predicate.ts';
import type { Blocked } from '../declare/record.ts';
import type { Access } from '../runtime/access/access.ts';
import { withoutBlocked } from '../runtime/access/blocked.ts';
import type { ReadContext } from './context.ts';
import type { ReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import type { TestDatabase } from './testing/database.ts';
import { openFilled } from './testing/filled.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const [ana, beto, plaza, parque] = [900, 901, 1, 2].map(idOf) as [string, string, string, string];
let database: TestDatabase;
let model: ReadModel;
beforeAll(async () => {
  ({ database, model } = await openFilled(toyProduct, [
    stored('persona', 900, { nombre: 'Ana', run: '1-9' }),
    stored('persona', 901, { nombre: 'Beto', run: '2-7' }),
    stored('proyecto', 1, { nombre: 'Plaza', responsable: ana, equipo: [beto] }),
    stored('proyecto', 2, { nombre: 'Parque', responsable: beto }),
    stored('gasto', 11, { glosa: 'Árboles', proyecto: plaza }),
    stored('gasto', 12, { glosa: 'Bancas', proyecto: parque }),
  ]));
});
afterAll(() => database.close());

const open = readerOf(toyProduct);
const scopeOf = (module: string): Predicate =>
  module === 'gasto' ? { op: 'parent', by: 'proyecto', module: 'proyecto', where: always } : always;
const access: Access = {
  scope: scopeOf,
  may: () => true,
  exists: () => true,
  verbs: () => [],
  fourEyes: () => [],
  hidden: () => new Set(),
};

const without = (blocked: Blocked): ReadContext => {
  const narrowed = withoutBlocked(access, blocked);
  return {
    ...open,
    access: (name) => {
      const seen = open.access(name);
      const shut = blocked.get(name);
      return seen && { ...seen, scope: narrowed.scope(name, 'leer'), ...(shut ? { blocked: shut } : {}) };
    },
  };
};

test('what is blocked is in no list, count, picker, search or relation, and nothing names it', async () => {
  const context = without(new Map([['persona', new Set([ana])]]));
  const people = await model.list(context, { module: 'persona' });
  expect(people.rows.map(({ id }) => id)).toEqual([beto]);
  expect(people.total).toBe(1);
  expect(await model.count(context, { module: 'persona' })).toBe(1);
  expect((await model.options(context, { module: 'persona' })).map(({ id }) => id)).toEqual([beto]);
  expect(await model.options(context, { module: 'persona', ids: [ana] })).toEqual([]);
  expect(await model.search(context, 'Ana')).toEqual([]);
  const { refs } = await model.list(context, { module: 'proyecto' });
  expect(refs.persona).toEqual({ [ana]: blockedLabel, [beto]: 'Beto' });
  expect((await model.list(open, { module: 'proyecto' })).refs.persona?.[ana]).toBe('Ana');
});

test('what is reached only through it goes with it', async () => {
  const context = without(new Map([['proyecto', new Set([plaza])]]));
  const { rows } = await model.list(context, { module: 'gasto', columns: ['glosa'] });
  expect(rows.map(({ glosa }) => glosa)).toEqual(['Bancas']);
  const related = await model.relatedCounts(context, { module: 'persona', id: beto });
  expect(related.map(({ by, count }) => [by, count])).toEqual([
    ['responsable', 1],
    ['equipo', 0],
  ]);
});
