import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DashboardSection } from '../../declare/dashboard.ts';
import type { ReadModel } from '../query.ts';
import { readerOf } from '../testing/context.ts';
import type { TestDatabase } from '../testing/database.ts';
import { openFilled } from '../testing/filled.ts';
import { idOf, stored } from '../testing/records.ts';
import { toyProduct } from '../testing/toy.ts';

let database: TestDatabase;
let model: ReadModel;

beforeAll(async () => {
  ({ database, model } = await openFilled(toyProduct, [
    stored('programa', 800, { nombre: 'Norte' }),
    stored('programa', 801, { nombre: 'Sur', division: idOf(800) }),
    stored('persona', 900, { nombre: 'Ana', run: '1-9' }),
    ...[
      { division: idOf(800), fondo: 'FNDR', urgente: true, monto: 5, anio: 2024, inicio: '2024-09-10' },
      { division: idOf(801), fondo: 'FRIL', urgente: false, monto: 7, anio: 2024, inicio: '2024-08-31' },
      { division: idOf(799), fondo: 'OTRO', monto: 11, inicio: '2024-01-01', nota: 'se calla' },
      { monto: 13, anio: 2025, responsable: idOf(900) },
    ].map((data, at) =>
      stored('proyecto', at + 1, JSON.parse(JSON.stringify({ nombre: `P${at}`, ...data })), {
        estado: at ? 'NUEVO' : 'EN_CURSO',
      }),
    ),
  ]));
});
afterAll(() => database.close());

const all = { module: 'proyecto' };
const everybody = readerOf(toyProduct);

const readAs = async (context: typeof everybody, section: DashboardSection, request = {}) => {
  const dashboard = { name: 't', label: 'T', about: '', sections: [section] };
  return (await model.dashboard(context, dashboard, request)).sections[0];
};
const groupedBy = (by: string, more: object = {}): DashboardSection => ({
  kind: 'groups',
  title: 'g',
  by,
  shape: 'bars',
  series: [{ label: 'Cuántos', of: all, ...more }],
});
const rowsOf = async (section: DashboardSection, context = everybody, request = {}) => {
  const found = await readAs(context, section, request);
  return found?.kind === 'table'
    ? found.rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => value)])
    : undefined;
};

describe('rows are called', () => {
  it.each([
    [
      'estado',
      [
        ['Nuevo', 3],
        ['En curso', 1],
      ],
    ],
    [
      'fondo',
      [
        ['FNDR', 1],
        ['FRIL', 1],
        ['OTRO', 1],
        ['Sin fondo', 1],
      ],
    ],
    [
      'urgente',
      [
        ['Sí', 1],
        ['No', 1],
        ['Sin urgente', 2],
      ],
    ],
    [
      'anio',
      [
        ['2024', 2],
        ['2025', 1],
        ['Sin año', 1],
      ],
    ],
    [
      'codigo',
      [
        ['X-00001', 1],
        ['X-00002', 1],
        ['X-00003', 1],
        ['X-00004', 1],
      ],
    ],
  ])('as %s says', async (by, expected) => {
    const rows = await rowsOf(groupedBy(by));
    expect(rows?.toSorted()).toEqual(expected.toSorted());
  });

  it('by the names of records, those nobody knows apart, most first', async () => {
    const rows = await rowsOf(groupedBy('division', { sum: 'monto' }));
    expect(rows).toEqual([
      ['Sin división', 13],
      ['Sin nombre a la vista', 11],
      ['Sur', 7],
      ['Norte', 5],
    ]);
    const cut = await readAs(everybody, {
      ...groupedBy('division', { sum: 'monto' }),
      most: 1,
    } as DashboardSection);
    expect(cut).toMatchObject({ more: 3, rows: [{ label: 'Sin división' }] });
  });
});

describe('what the reader may not ask for is left out', () => {
  it.each([
    ['a hidden field to group by', groupedBy('nota'), { hidden: { proyecto: ['nota'] } }],
    [
      'a filter on a hidden field',
      groupedBy('estado', { of: { ...all, filter: 'anotados' } }),
      { hidden: { proyecto: ['nota'] } },
    ],
    ['a hidden sum', groupedBy('estado', { sum: 'monto' }), { hidden: { proyecto: ['monto'] } }],
    ['a module out of reach', groupedBy('estado'), { without: ['proyecto'] }],
    [
      'a share of what is out of reach',
      groupedBy('estado', { whole: { module: 'gasto' } }),
      { without: ['gasto'] },
    ],
    [
      'a condition across a reference out of reach',
      groupedBy('estado', { of: { ...all, having: { 'programa.division': 'x' } } }),
      { without: ['programa'] },
    ],
    ['cards', { kind: 'cards', title: 'c', figures: [{ label: 'x', of: all }] }, { without: ['proyecto'] }],
    [
      'a list',
      { kind: 'list', title: 'l', of: all, columns: ['nombre'], most: 2 },
      { without: ['proyecto'] },
    ],
    [
      'a list by a hidden filter',
      { kind: 'list', title: 'l', of: { ...all, filter: 'anotados' }, columns: ['nombre'], most: 2 },
      { hidden: { proyecto: ['nota'] } },
    ],
    [
      'a trend',
      {
        kind: 'trend',
        title: 't',
        every: 'day',
        last: 2,
        shape: 'lines',
        series: [{ label: 'x', of: all, on: 'inicio' }],
      },
      { hidden: { proyecto: ['inicio'] } },
    ],
    [
      'a matrix',
      { kind: 'matrix', title: 'm', of: all, rows: 'fondo', columns: 'anio' },
      { without: ['proyecto'] },
    ],
    [
      'a curve without one of its sides',
      {
        kind: 'curve',
        title: 'c',
        planned: { label: 'x', of: all, on: 'inicio' },
        actual: { label: 'y', of: all, on: 'termino' },
      },
      { hidden: { proyecto: ['termino'] } },
    ],
    [
      'years without their frame',
      {
        kind: 'years',
        title: 'a',
        actual: { label: 'x', of: all, on: 'inicio' },
        frame: { label: 'y', of: all, on: 'termino' },
        last: 2,
      },
      { hidden: { proyecto: ['termino'] } },
    ],
    [
      'phases',
      { kind: 'phases', title: 'f', module: 'proyecto', by: 'division', last: 9 },
      { without: ['proyecto'] },
    ],
  ] as const satisfies readonly (readonly [string, DashboardSection, object])[])(
    '%s',
    async (_, section, sights) => {
      expect(await readAs(readerOf(toyProduct, sights), section)).toBeUndefined();
    },
  );

  it.each([
    ['groups of long texts', groupedBy('descripcion')],
    ['sums of words', groupedBy('estado', { sum: 'nombre' })],
    ['groups by a value there is not', groupedBy('doblado')],
    ['groups by a value that is reckoned each time', groupedBy('dias')],
    [
      'days of what is no date',
      {
        kind: 'trend',
        title: 't',
        every: 'day',
        last: 2,
        shape: 'lines',
        series: [{ label: 'x', of: all, on: 'monto' }],
      },
    ],
  ] as const satisfies readonly (readonly [string, DashboardSection])[])(
    'and so are %s',
    async (_, section) => {
      expect(await readAs(everybody, section)).toBeUndefined();
    },
  );
});

it('counts by stretches of time and shares of them', async () => {
  const section: DashboardSection = {
    kind: 'trend',
    title: 't',
    every: 'month',
    last: 2,
    shape: 'lines',
    series: [
      { label: 'Monto', of: all, on: 'inicio', sum: 'monto' },
      { label: 'Urgentes', of: { ...all, having: { urgente: 'true' } }, whole: all, on: 'inicio' },
    ],
  };
  expect(await rowsOf(section)).toEqual([
    ['2024-08-01', 7, 0],
    ['2024-09-01', 5, 100],
  ]);
});

it('counts from the first day of the month, of the year and of the year that is shown', async () => {
  const since = (mark: string) => ({ label: mark, of: { ...all, having: { 'inicio.min': mark } } });
  const found = await readAs(
    everybody,
    {
      kind: 'cards',
      title: 'c',
      figures: [
        since('@mes'),
        since('@anio'),
        { label: 'y', of: { ...all, having: { anio: '@ejercicio' } } },
      ],
    },
    { year: 2025 },
  );
  expect(found).toMatchObject({ cards: [{ value: 1 }, { value: 3 }, { value: 1 }] });
});

it('a share of nothing is nothing', async () => {
  const none = { ...all, having: { fondo: 'SUBV' } };
  const found = await readAs(everybody, {
    kind: 'cards',
    title: 'c',
    figures: [{ label: 'x', of: none, whole: none, help: 'h' }],
  });
  expect(found).toMatchObject({ cards: [{ value: null, whole: 0, unit: 'percent', help: 'h' }] });
});

it('puts records in the cells of two fields, with totals that add up', async () => {
  const matrix: DashboardSection = {
    kind: 'matrix',
    title: 'm',
    of: all,
    rows: 'fondo',
    columns: 'anio',
    sum: 'monto',
  };
  const found = await readAs(everybody, matrix);
  expect(found).toMatchObject({
    series: [{ label: '2024' }, { label: '2025' }, { label: 'Sin año' }, { label: 'Total' }],
  });
  expect(await rowsOf(matrix)).toEqual([
    ['FNDR', 5, 0, 0, 5],
    ['FRIL', 7, 0, 0, 7],
    ['OTRO', 0, 0, 11, 11],
    ['Sin fondo', 0, 13, 0, 13],
    ['Total', 12, 13, 11, 36],
  ]);
  expect(await rowsOf({ ...matrix, of: { ...all, having: { fondo: 'SUBV' } } })).toEqual([]);
});

it('shows the values of a list as they are read', async () => {
  const found = await readAs(everybody, {
    kind: 'list',
    title: 'l',
    of: all,
    columns: ['nombre', 'estado', 'fondo', 'division', 'vencido', 'dias', 'monto', 'codigo'],
    sort: 'monto',
    most: 1,
  });
  expect(found).toMatchObject({
    kind: 'list',
    total: 4,
    columns: ['Nombre', 'Estado', 'Fondo', 'División', 'Vencido', 'Días', 'Monto', 'Código'],
    rows: [
      {
        href: `/proyecto/${idOf(1)}`,
        values: [
          { kind: 'text', value: 'P0' },
          { kind: 'state', value: { label: 'En curso' } },
          { kind: 'choice', value: 'FNDR' },
          { kind: 'ref', value: 'Norte' },
          { kind: 'flag', value: false },
          { kind: 'days', value: 9 },
          { kind: 'money', value: 5 },
          { kind: 'text', value: 'X-00001' },
        ],
      },
    ],
  });
});

it('is of one unit and those below it where it says so', async () => {
  const unit = { module: 'programa', above: 'division', by: { proyecto: 'division' } };
  const dashboard = {
    name: 't',
    label: 'T',
    about: '',
    unit,
    sections: [
      groupedBy('estado'),
      { kind: 'cards', title: 'c', figures: [{ label: 'x', of: { module: 'gasto' } }] },
      { kind: 'phases', title: 'f', module: 'gasto', by: 'proyecto', last: 3 },
    ] as const,
  };
  const context = { ...everybody, actor: { ...everybody.actor, subtree: [idOf(800), idOf(801)] } };
  const counted = async (request: object) => {
    const { sections, units } = await model.dashboard(context, dashboard, request);
    expect(sections).toHaveLength(1);
    const [only] = sections;
    return { units, rows: only?.kind === 'table' ? only.rows.map(({ cells }) => cells[0]?.value) : [] };
  };
  expect(await counted({})).toEqual({
    rows: [1, 1],
    units: [
      { id: idOf(800), label: 'Norte' },
      { id: idOf(801), label: 'Sur' },
    ],
  });
  expect((await counted({ unit: idOf(801) })).rows).toEqual([1]);
  expect((await counted({ wall: true })).units).toBeUndefined();
  const nowhere = { ...everybody, actor: { ...everybody.actor, units: [], subtree: [] } };
  expect((await model.dashboard(nowhere, dashboard, {})).sections).toMatchObject([
    { rows: [{ cells: [{ value: 3 }] }, { cells: [{ value: 1 }] }] },
    { kind: 'cards' },
    { kind: 'table', rows: [] },
  ]);
  const blind = readerOf(toyProduct, { without: ['programa'] });
  expect((await model.dashboard(blind, dashboard, {})).units).toEqual([]);
  await expect(counted({ unit: idOf(799) })).rejects.toThrow('no existe o no está a su alcance');
});

it('an institution without records has no last change', async () => {
  const dashboard = { name: 't', label: 'T', about: '', sections: [groupedBy('estado')] };
  const answer = await model.dashboard(readerOf(toyProduct, { tenant: 'otra' }), dashboard, {});
  expect(answer).toMatchObject({ until: null, sections: [{ rows: [] }] });
});

it('what fails is no question out of reach', async () => {
  const broken = { ...everybody, clock: { ...everybody.clock, zone: 'Nowhere/Land' } };
  const section: DashboardSection = {
    kind: 'trend',
    title: 't',
    every: 'day',
    last: 2,
    shape: 'lines',
    series: [{ label: 'x', of: all, on: 'visita' }],
  };
  await expect(readAs(broken, section)).rejects.toThrow();
  const lost = readerOf(toyProduct, {
    scopes: { proyecto: { op: 'parent', by: 'programa', module: 'nada', where: { op: 'and', of: [] } } },
  });
  await expect(readAs(lost, groupedBy('estado'))).rejects.toThrow('which no pack has');
  const list: DashboardSection = { kind: 'list', title: 'l', of: all, columns: ['nombre'], most: 1 };
  await expect(readAs(lost, list)).rejects.toThrow('which no pack has');
  const unknown = groupedBy('estado', { of: { ...all, having: { monto: 'mucho' } } });
  expect(await readAs(everybody, unknown)).toBeUndefined();
});
