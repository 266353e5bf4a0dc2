import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DashboardSection } from '../../declare/dashboard.ts';
import { layoutsOf } from '../layout.ts';
import type { ReadModel } from '../query.ts';
import { readerOf } from '../testing/context.ts';
import type { TestDatabase } from '../testing/database.ts';
import { openFilled } from '../testing/filled.ts';
import { idOf, stored } from '../testing/records.ts';
import { toyProduct } from '../testing/toy.ts';
import { mayMeasure } from './measures.ts';

const all = { module: 'proyecto' };
const everybody = readerOf(toyProduct);
let database: TestDatabase;
let model: ReadModel;

beforeAll(async () => {
  ({ database, model } = await openFilled(toyProduct, [
    stored('proyecto', 1, { nombre: 'Uno', anio: 2024 }),
    stored('proyecto', 2, { nombre: 'Dos', anio: 2025 }),
    stored('proyecto', 3, { nombre: 'Tres' }),
    // Kept by a release that still had this state and this option; what it points at is not there any more.
    stored(
      'proyecto',
      4,
      { nombre: 'De antes', fondo: 'ISAR', division: idOf(799), anio: 2024 },
      { estado: 'EN_TRAMITE' },
    ),
  ]));
});
afterAll(() => database.close());

const read = async (section: DashboardSection) => {
  const dashboard = { name: 't', label: 'T', about: '', sections: [section] };
  return (await model.dashboard(everybody, dashboard, {})).sections[0];
};

it('counts those without a value, and adds up what is no money', async () => {
  const found = await read({
    kind: 'cards',
    title: 'c',
    figures: [
      { label: 'x', of: { ...all, having: { anio: '-' } } },
      { label: 'y', of: { ...all, having: { anio: '2025,-' } } },
      { label: 'z', of: all, sum: 'anio' },
    ],
  });
  expect(found).toMatchObject({
    cards: [
      { value: 1, href: '/proyecto?anio=-' },
      { value: 2, href: '/proyecto?anio=2025,-' },
      { value: 6073, unit: 'count' },
    ],
  });
});

it('shows states, options and records nobody knows any more as they are kept', async () => {
  const columns = ['estado', 'fondo', 'division'];
  const old = { ...all, having: { fondo: 'ISAR' } };
  expect(await read({ kind: 'list', title: 'l', of: old, columns, most: 1 })).toMatchObject({
    rows: [
      {
        values: [
          { kind: 'state', value: { label: 'EN_TRAMITE' } },
          { kind: 'choice', value: 'ISAR' },
          { kind: 'ref', value: null },
        ],
      },
    ],
  });
  const series = [{ label: 'Cuántos', of: all }];
  expect(await read({ kind: 'groups', title: 'g', by: 'estado', shape: 'bars', series })).toMatchObject({
    rows: [
      { label: 'Nuevo', cells: [{ value: 3 }] },
      { label: 'EN_TRAMITE', cells: [{ value: 1 }] },
    ],
  });
});

it('asks for a stretch of days only of what is a date', () => {
  const layouts = layoutsOf(toyProduct.modules);
  const may = (field: string) =>
    mayMeasure({ layouts }, everybody, { of: all, keys: [{ field, every: 'month' }] });
  expect(['inicio', 'visita', 'monto', 'nombre'].map(may)).toEqual([true, true, false, false]);
});
