import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BreakdownRequest } from './breakdown.ts';
import type { ReadModel } from './query.ts';
import { QueryRefusal } from './refusal.ts';
import { readerOf } from './testing/context.ts';
import type { TestDatabase } from './testing/database.ts';
import { openFilled } from './testing/filled.ts';
import { stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

let database: TestDatabase;
let model: ReadModel;

beforeAll(async () => {
  ({ database, model } = await openFilled(toyProduct, [
    stored('proyecto', 1, { nombre: 'A', fondo: 'FNDR', monto: 5, termino: '2024-01-31' }),
    stored('proyecto', 2, { nombre: 'B', fondo: 'FRIL', monto: 7, termino: '2024-02-01' }),
    // An hour past midnight in UTC is still the month before in Chile.
    stored('proyecto', 3, { nombre: 'C', fondo: 'FNDR', nota: 'x', visita: '2024-03-01T01:00:00.000Z' }),
    stored('proyecto', 4, { nombre: 'D', monto: 100 }, { tenant: 'otra' }),
    stored('proyecto', 5, { nombre: 'E', monto: 100 }, { eliminadoEn: '2024-09-09T00:00:00.000Z' }),
  ]));
});
afterAll(() => database.close());

const ask = (request: Omit<BreakdownRequest, 'module'>, context = readerOf(toyProduct)) =>
  model.breakdown(context, { module: 'proyecto', ...request });

test('counts by a value and adds up a number, of what is in reach', async () => {
  expect(await ask({ by: 'fondo', sum: 'monto' })).toEqual([
    { key: 'FNDR', count: 2, sum: 5 },
    { key: 'FRIL', count: 1, sum: 7 },
  ]);
  const near = readerOf(toyProduct, {
    scopes: { proyecto: { op: 'eq', left: { field: 'fondo' }, right: { value: 'FRIL' } } },
  });
  expect(await ask({ sum: 'monto' }, near)).toEqual([{ key: null, count: 1, sum: 7 }]);
});

test('tells dates apart by the month they fall in, in the zone of the institution', async () => {
  expect(await ask({ by: 'termino', every: 'month', sum: 'monto' })).toEqual([
    { key: '2024-01', count: 1, sum: 5 },
    { key: '2024-02', count: 1, sum: 7 },
    { key: null, count: 1, sum: 0 },
  ]);
  expect(await ask({ by: 'visita', every: 'month', filters: [{ field: 'fondo', any: ['FNDR'] }] })).toEqual([
    { key: '2024-02', count: 1, sum: 0 },
    { key: null, count: 1, sum: 0 },
  ]);
});

test('tells dates apart by the week they fall in, named by its Monday', async () => {
  const found = await ask({ by: 'termino', every: 'week', sum: 'monto' });
  const mondays = found.flatMap(({ key }) =>
    key === null ? [] : [new Date(`${key}T00:00:00Z`).getUTCDay()],
  );
  expect(new Set(mondays)).toEqual(new Set([1]));
  expect(found.reduce((sum, part) => sum + part.sum, 0)).toBe(12);
});

test('refuses what is hidden, what is no date and what is no number', async () => {
  const blind = readerOf(toyProduct, { hidden: { proyecto: ['nota', 'monto'] } });
  for (const [request, context] of [
    [{ by: 'nota' }, blind],
    [{ sum: 'monto' }, blind],
    [{ by: 'fondo', every: 'month' }, undefined],
    [{ sum: 'nombre' }, undefined],
    [{ by: 'vencido' }, undefined],
  ] as const)
    await expect(ask(request, context)).rejects.toThrow(QueryRefusal);
});
