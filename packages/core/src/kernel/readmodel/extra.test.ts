import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fields } from '../declare/field.ts';
import { boolean, choice, choices, date, longText, number, text } from '../declare/fields.ts';
import type { Json } from '../declare/json.ts';
import type { ReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import type { TestDatabase } from './testing/database.ts';
import { openFilled } from './testing/filled.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

/** Fields an institution added to a module, one of each family. */
const extra: Fields = {
  zona: text('Zona'),
  plazo: number('Plazo'),
  hecho: boolean('Hecho'),
  visto: date('Visto'),
  clase: choice('Clase', { A: 'Clase A', B: 'Clase B' }),
  marcas: choices('Marcas', { X: 'Equis' }),
  relato: longText('Relato'),
};
const names = Object.keys(extra).map((name) => `extra.${name}`);

const open = readerOf(toyProduct);
const reader = {
  ...open,
  access: (module: string) => {
    const access = open.access(module);
    return access && { ...access, extra, readable: new Set([...access.readable, ...names, 'extra.borrado']) };
  },
};

const values: readonly Readonly<Record<string, Json>>[] = [
  { zona: 'Sur', plazo: 3, hecho: true, visto: '2026-01-02', clase: 'B', marcas: ['X'], relato: 'x' },
  { zona: 'Ñuble', plazo: 20, hecho: false, visto: '2025-12-31', clase: 'A' },
  // Left from when each was of another kind.
  { zona: 7, plazo: 'veinte', hecho: 'sí', visto: 'ayer', clase: 3 },
];

let database: TestDatabase;
let model: ReadModel;
beforeAll(async () => {
  ({ database, model } = await openFilled(
    toyProduct,
    values.map((own, n) => stored('programa', n, { nombre: `Programa ${n}` }, { extra: own })),
  ));
});
afterAll(() => database.close());

const list = (request: object) => model.list(reader, { module: 'programa', ...request });
const found = async (request: object) => (await list(request)).rows.map(({ id }) => Number(id.slice(2)));

describe('a field the institution added', () => {
  test('is shown as it was kept', async () => {
    const { rows } = await list({ columns: names, sort: 'id' });
    expect(rows[0]).toMatchObject(
      Object.fromEntries(names.map((name) => [name, values[0]?.[name.slice(6)]])),
    );
    expect(rows[2]).toMatchObject({ 'extra.plazo': 'veinte', 'extra.relato': null });
  });

  test.each([
    ['extra.zona', [1, 0, 2]],
    ['-extra.zona', [0, 1, 2]],
    ['extra.plazo', [0, 1, 2]],
    ['-extra.visto', [0, 1, 2]],
    ['extra.hecho', [1, 0, 2]],
    ['extra.clase', [1, 0, 2]],
  ])('orders by %s, what does not fit its kind last', async (sort, order) => {
    expect(await found({ sort })).toEqual(order);
  });

  test('carries on where a page ended', async () => {
    const first = await list({ sort: 'extra.plazo', limit: 1 });
    expect(await found({ sort: 'extra.plazo', limit: 1, cursor: first.next })).toEqual([1]);
  });

  test.each([
    [{ field: 'extra.plazo', min: '4' }, [1]],
    [{ field: 'extra.hecho', any: ['true'] }, [0]],
    [{ field: 'extra.visto', max: '2025-12-31' }, [1]],
    [{ field: 'extra.clase', any: ['A', 'B'] }, [0, 1]],
    [{ field: 'extra.zona', empty: true }, [2]],
  ])('filters by %j', async (filter, wanted) => {
    expect(await found({ sort: 'id', filters: [filter] })).toEqual(wanted);
  });

  test.each([
    [{ sort: 'extra.relato' }, 'no se puede ordenar'],
    [{ sort: 'extra.borrado' }, 'no existe'],
    [{ sort: 'equipo' }, 'no existe'],
    [{ sort: 'equipo', module: 'proyecto' }, 'no se puede ordenar'],
    [{ sort: 'vencido', module: 'proyecto' }, 'no se puede ordenar'],
    [{ sort: 'extra.marcas' }, 'no se puede ordenar'],
    [{ filters: [{ field: 'visita', min: 'ayer' }], module: 'proyecto' }, 'una fecha como'],
    [{ filters: [{ field: 'extra.marcas', min: '1' }] }, 'no admite un rango'],
    [{ filters: [{ field: 'datos', any: ['1'] }], module: 'proyecto' }, 'use otro filtro'],
    [{ columns: Array.from({ length: 81 }, () => 'nombre') }, '80 columnas'],
    [{ filters: [{ field: 'extra.zona', min: 'a' }] }, 'no admite un rango'],
    [{ columns: ['extra.borrado'] }, 'no existe'],
  ])('%j is refused in words', async (request, words) => {
    await expect(list(request)).rejects.toThrow(words);
  });

  test('is refused to whoever asks without it', async () => {
    await expect(model.list(open, { module: 'programa', sort: 'extra.zona' })).rejects.toThrow('no existe');
    expect((await list({ filters: [{ field: 'id', any: [idOf(1)] }] })).total).toBe(1);
  });
});
