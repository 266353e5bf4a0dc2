import { describe, expect, test } from 'vitest';
import { newArgs } from './args.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector } from './project.ts';
import { createReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase } from './testing/database.ts';
import { stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';
import { asTotal, createTotals } from './totals.ts';

test('beyond ten thousand the total says that there are more', () => {
  expect(asTotal(10_000, false)).toEqual({ total: 10_000, totalExact: true });
  expect(asTotal(10_001, false)).toEqual({ total: 10_000, totalExact: false });
  expect(asTotal(10_001, true)).toEqual({ total: 10_001, totalExact: true });
});

describe('a remembered count', () => {
  const changes = { proyecto: 40, programa: 7, persona: 100 };
  const keptOf = (count: number, modules?: readonly string[], exact = false) => {
    const totals = createTotals();
    const counted = {
      tenant: 't',
      table: 'm_proyecto',
      where: ['true'],
      args: newArgs(),
      ...(modules && { modules }),
    };
    totals.keep(counted, exact, count, changes);
    expect(totals.known(counted, !exact)).toBeUndefined();
    return totals.known(counted, exact);
  };

  test('holds for as long as no record changes of the modules it asks about', () => {
    expect(keptOf(9000, ['proyecto'])).toEqual({ count: 9000, from: 40, to: 40 });
    expect(keptOf(9000, ['proyecto', 'programa'])).toEqual({ count: 9000, from: 47, to: 47 });
    expect(keptOf(9000, ['otro'])).toEqual({ count: 9000, from: 0, to: 0 });
    expect(keptOf(9000)).toEqual({ count: 9000, from: 147, to: 147 });
  });

  test('stays above ten thousand until as many records changed as it counted beyond', () => {
    expect(keptOf(12_000, ['proyecto'])).toEqual({ count: 12_000, from: 40, to: 40 + 1999 });
    expect(keptOf(10_001, ['proyecto'])).toMatchObject({ to: 40 });
  });

  test('bears no change when it has to be exact, or one record elsewhere decides about many', () => {
    expect(keptOf(12_000, ['proyecto'], true)).toMatchObject({ to: 40 });
    expect(keptOf(12_000, ['proyecto', 'programa'])).toMatchObject({ to: 47 });
    expect(keptOf(12_000)).toMatchObject({ to: 147 });
  });
});

test('up to how many rows of a table are sorted is known once a statement said so', () => {
  const totals = createTotals();
  totals.sortUpTo('m_proyecto', 700);
  expect([totals.few('m_proyecto'), totals.few('m_gasto')]).toEqual([700, undefined]);
});

test('a list costs one statement, whether or not something changed, and a change elsewhere no count', async () => {
  const database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  const { app } = database;
  const { project } = createProjector(app, toyProduct);
  const counts: unknown[] = [];
  const query: typeof app.query = async (text, values) => {
    const answer = await app.query(text, values);
    counts.push(answer.rows[0]?.cuenta);
    return answer;
  };
  const model = createReadModel({ query, connect: () => app.connect(), end: () => app.end() }, toyProduct, {
    few: 1,
  });
  const request = { module: 'proyecto', limit: 1, columns: ['monto'] };
  const ask = async (more: object = {}) =>
    (await model.list(readerOf(toyProduct), { ...request, ...more })).total;
  const lugar = { lon: -72.1, lat: -36.6 };
  const add = (n: number) => stored('proyecto', n, { nombre: `Obra ${n}`, monto: n, lugar });
  await project([add(1), add(2), add(3)]);
  expect(await ask()).toBe(3);
  await project([stored('gasto', 9, { glosa: 'Otro' })]);
  expect(await ask()).toBe(3);
  await project([add(4)]);
  expect(await ask()).toBe(4);
  expect(counts.map((count) => (count === null ? null : Number(count)))).toEqual([3, null, 4]);
  // Layers of the map change without a module that would say so: whatever changes, an area is counted again.
  const area = { kind: 'near', ...lugar, meters: 50 };
  expect(await ask({ area })).toBe(4);
  expect(await ask({ area })).toBe(4);
  await project([stored('gasto', 10, { glosa: 'Otro más' })]);
  expect(await ask({ area })).toBe(4);
  expect(counts.slice(3).map((count) => (count === null ? null : Number(count)))).toEqual([4, null, 4]);
  await database.close();
});
