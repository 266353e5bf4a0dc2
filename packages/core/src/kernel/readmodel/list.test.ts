import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { text } from '../declare/fields.ts';
import { queryFor } from '../declare/predicate.ts';
import { calendarioHabil } from '../runtime/clock/calendario.ts';
import { writeCalendar } from './calendar.ts';
import type { ReadContext } from './context.ts';
import type { ListRequest } from './list.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector, type Projector } from './project.ts';
import { createReadModel, type ReadModel } from './query.ts';
import { QueryRefusal } from './refusal.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const funds = ['FNDR', 'FRIL', 'SUBV'] as const;
const reader = readerOf(toyProduct);
const q = queryFor<{ readonly division?: string; readonly nota?: string }>();
let database: TestDatabase;
let model: ReadModel;
let projector: Projector;

/** Forty projects: one in ten has no amount, and amounts repeat. */
const projects = Array.from({ length: 40 }, (_, n) =>
  stored(
    'proyecto',
    n,
    {
      nombre: ['Árbol', 'arena', 'Ñandú', 'nube', 'Oso'][n % 5] ?? '',
      fondo: funds[n % 3] ?? '',
      ...(n % 10 === 9 ? {} : { monto: (n % 7) * 1000 }),
      division: `d${n % 4}`,
      responsable: idOf(900 + (n % 2)),
      equipo: [idOf(901)],
      termino: n < 5 ? '2024-09-09' : '2024-12-01',
      urgente: n % 2 === 0,
      lugar: { lon: -72 - n / 100, lat: -36 },
      ...(n === 3 ? { nota: 'reservada', inicio: '2024-09-02', visita: '2024-09-10T02:59:59.000Z' } : {}),
    },
    {
      estado: n % 2 ? 'EN_CURSO' : 'NUEVO',
      ...(n === 39 ? { eliminadoEn: '2024-09-09T00:00:00.000Z' } : {}),
    },
  ),
);

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  projector = createProjector(database.app, toyProduct);
  await projector.project([
    ...projects,
    stored('proyecto', 70, { nombre: 'Ajeno', monto: 1 }, { tenant: 'otra' }),
    stored('persona', 900, { nombre: 'Ana', run: '1-9' }, { codigo: '1-9' }),
    stored('persona', 901, { nombre: 'Beto', run: '2-7' }, { codigo: '2-7' }),
  ]);
  await writeCalendar(database.app, 't', calendarioHabil('2024-01-01', '2025-12-31'));
  model = createReadModel(database.app, toyProduct);
});
afterAll(() => database.close());

const list = (request: Omit<ListRequest, 'module'> = {}, context: ReadContext = reader) =>
  model.list(context, { module: 'proyecto', ...request });

const numbersOf = async (request: Omit<ListRequest, 'module'>, context?: ReadContext) =>
  (await list({ limit: 200, sort: 'id', ...request }, context)).rows.map(({ id }) => Number(id.slice(2)));

const living = projects.slice(0, 39);

describe('a page', () => {
  test('has the declared columns, the total and the names of what it points at', async () => {
    const page = await list({ limit: 1, sort: 'id' });
    expect(page).toMatchObject({ total: 39, totalExact: true });
    expect(page.rows).toEqual([
      {
        id: idOf(0),
        codigo: 'X-00000',
        version: 1,
        estado: 'NUEVO',
        nombre: 'Árbol',
        fondo: 'FNDR',
        responsable: idOf(900),
        equipo: [idOf(901)],
        monto: 0,
        termino: '2024-09-09',
      },
    ]);
    expect(page.refs).toEqual({ persona: { [idOf(900)]: 'Ana', [idOf(901)]: 'Beto' } });
  });

  test('gives every kind of value as the portal expects it', async () => {
    const columns = [
      'vencido',
      'dias',
      'habiles',
      'visita',
      'lugar',
      'creadoEn',
      'creadoPor',
      'monto',
      'urgente',
    ];
    const { rows } = await list({ columns, filters: [{ field: 'nota', any: ['reservada'] }] });
    expect(rows[0]).toEqual({
      id: idOf(3),
      codigo: 'X-00003',
      version: 1,
      estado: 'EN_CURSO',
      vencido: true,
      dias: 9,
      habiles: 6,
      visita: '2024-09-10T02:59:59.000Z',
      lugar: { lon: -72.03, lat: -36 },
      creadoEn: '2024-09-01T12:00:00.000Z',
      creadoPor: idOf(900),
      monto: 3000,
      urgente: false,
    });
  });
});

describe('order', () => {
  const walk = async (sort: string, few: number) => {
    const walking = createReadModel(database.app, toyProduct, { few });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await walking.list(reader, {
        module: 'proyecto',
        sort,
        limit: 7,
        columns: ['monto', 'nombre'],
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    return seen;
  };

  test.each([
    ['monto', 'sorted', 1000],
    ['-monto', 'sorted', 1000],
    ['monto', 'met in order', 0],
    ['-monto', 'met in order', 0],
  ])('by %s, %s, visits every row once, the empty ones last', async (sort, _, few) => {
    const sign = sort.startsWith('-') ? -1 : 1;
    const amount = (n: number) => living[n]?.data.monto;
    const ids = (await walk(sort, few)).map((id) => Number(id.slice(2)));
    const expected = living
      .map((_, n) => n)
      .sort((a, b) => {
        const [x, y] = [amount(a), amount(b)];
        if (typeof x !== 'number' || typeof y !== 'number')
          return Number(typeof x !== 'number') - Number(typeof y !== 'number') || sign * (a - b);
        return sign * (x - y || a - b);
      });
    expect(ids).toEqual(expected);
  });

  test('of words ignores accents and capitals', async () => {
    const { rows } = await list({ sort: 'nombre', limit: 200 });
    expect([...new Set(rows.map(({ nombre }) => nombre))]).toEqual([
      'Árbol',
      'arena',
      'Ñandú',
      'nube',
      'Oso',
    ]);
  });

  test('by days puts the oldest first when the most are asked first', async () => {
    expect(await numbersOf({ sort: '-habiles', limit: 1 })).toEqual([3]);
  });

  test.each(['responsable', 'equipo', 'lugar', 'vencido', 'hitos', 'nada'])(
    'by %s is refused',
    async (sort) => {
      await expect(list({ sort })).rejects.toThrow(QueryRefusal);
    },
  );

  test('a cursor of another order, another list or nobody is refused', async () => {
    const { next } = await list({ sort: 'monto', limit: 1 });
    const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    for (const cursor of [
      next ?? '',
      'x',
      forged(['gasto', '-monto', 1, idOf(1)]),
      forged(['proyecto', '-monto', "1'; drop", idOf(1)]),
      forged(['proyecto', '-monto', { a: 1 }, idOf(1)]),
      forged(['proyecto', '-monto', 1]),
    ])
      await expect(list({ sort: '-monto', cursor })).rejects.toThrow(/vuelva a la primera/);
  });
});

describe('filters', () => {
  test.each<[string, Omit<ListRequest, 'module'>, (n: number) => boolean]>([
    ['any of', { filters: [{ field: 'fondo', any: ['FNDR', 'FRIL'] }] }, (n) => n % 3 < 2],
    ['empty', { filters: [{ field: 'monto', empty: true }] }, (n) => n % 10 === 9],
    [
      'value or empty',
      { filters: [{ field: 'monto', any: ['0'], empty: true }] },
      (n) => n % 10 === 9 || n % 7 === 0,
    ],
    [
      'range',
      { filters: [{ field: 'monto', min: '2000', max: '3000' }] },
      (n) => n % 10 !== 9 && [2, 3].includes(n % 7),
    ],
    ['date', { filters: [{ field: 'termino', max: '2024-10-01' }] }, (n) => n < 5],
    ['local day of an instant', { filters: [{ field: 'visita', any: ['2024-09-09'] }] }, (n) => n === 3],
    ['yes or no', { filters: [{ field: 'urgente', any: ['false'] }] }, (n) => n % 2 === 1],
    [
      'list',
      {
        filters: [
          { field: 'equipo', any: [idOf(901)] },
          { field: 'division', any: ['d1'] },
        ],
      },
      (n) => n % 4 === 1,
    ],
    ['flag', { filters: [{ field: 'vencido', any: ['true'] }] }, (n) => n < 5],
    ['no flag', { filters: [{ field: 'vencido', any: ['false'] }] }, (n) => n >= 5],
    ['days', { filters: [{ field: 'habiles', min: '6', max: '6' }] }, (n) => n === 3],
    ['rectangle', { filters: [{ field: 'lugar', within: [-72.025, -37, -71.5, -35] }] }, (n) => n < 3],
    ['named', { named: 'anotados' }, (n) => n === 3],
  ])('by %s', async (_, request, holds) => {
    expect(await numbersOf(request)).toEqual(living.map((__, n) => n).filter(holds));
  });

  test('take a condition of the product, as long as it is seen', async () => {
    const where = q.not(q.empty('nota'));
    expect(await numbersOf({ where })).toEqual([3]);
    const blind = readerOf(toyProduct, { hidden: { proyecto: ['nota'] } });
    await expect(list({ where }, blind)).rejects.toThrow(QueryRefusal);
  });

  test('show the deleted apart', async () => {
    expect(await numbersOf({ deleted: true })).toEqual([39]);
  });

  test.each<[string, Omit<ListRequest, 'module'>]>([
    ['a number', { filters: [{ field: 'monto', any: ['mucho'] }] }],
    ['a date', { filters: [{ field: 'termino', min: '2024-02-31' }] }],
    ['a range of words', { filters: [{ field: 'fondo', min: 'A' }] }],
    ['yes or no', { filters: [{ field: 'vencido', any: ['quizás'] }] }],
    ['a flag', { filters: [{ field: 'vencido', empty: true }] }],
    ['a place', { filters: [{ field: 'lugar', any: ['aquí'] }] }],
    ['a rectangle', { filters: [{ field: 'monto', within: [0, 0, 1, 1] }] }],
    ['a name', { named: 'toString' }],
    ['a field', { filters: [{ field: '__proto__', any: ['x'] }] }],
    ['a limit', { limit: 201 }],
  ])('refuse what is not %s', async (_, request) => {
    await expect(list(request)).rejects.toThrow(QueryRefusal);
  });

  test('take any text as text', async () => {
    for (const typed of [`'; drop table m_proyecto; --`, '$1', '\\', '%', "O'Higgins & Ñuble"]) {
      expect(await numbersOf({ filters: [{ field: 'nombre', any: [typed] }] })).toEqual([]);
      expect(await numbersOf({ text: typed })).toEqual([]);
    }
  });
});

describe('reach', () => {
  const near = readerOf(toyProduct, { scopes: { proyecto: q.in('division', q.actor('units')) } });

  test('holds for rows, totals and counts, and no filter widens it', async () => {
    const mine = living.map((_, n) => n).filter((n) => n % 4 === 1);
    expect(await numbersOf({}, near)).toEqual(mine);
    expect(await list({ limit: 1 }, near)).toMatchObject({ total: mine.length });
    expect(await model.count(near, { module: 'proyecto' })).toBe(mine.length);
    expect(await numbersOf({ filters: [{ field: 'division', any: ['d0'] }] }, near)).toEqual([]);
    expect(await numbersOf({ text: 'oso', filters: [{ field: 'division', any: ['d0'] }] }, near)).toEqual([]);
  });

  test('ends at the institution', async () => {
    const other = readerOf(toyProduct, { tenant: 'otra' });
    expect(await numbersOf({}, other)).toEqual([70]);
    expect((await list({}, readerOf(toyProduct, { tenant: 'tercera' }))).rows).toEqual([]);
  });

  test('reaches through the record above', async () => {
    await projector.project([
      stored('gasto', 300, { glosa: 'propio', proyecto: idOf(1), monto: 5 }),
      stored('gasto', 301, { glosa: 'ajeno', proyecto: idOf(2), monto: 5 }),
      stored('gasto', 302, { glosa: 'de uno eliminado', proyecto: idOf(39), monto: 5 }),
    ]);
    const scope = {
      op: 'parent',
      by: 'proyecto',
      module: 'proyecto',
      where: q.in('division', q.actor('units')),
    } as const;
    const context = readerOf(toyProduct, { scopes: { gasto: scope } });
    const { rows } = await model.list(context, { module: 'gasto' });
    expect(rows.map(({ glosa }) => glosa)).toEqual(['propio']);
  });

  test.each(['gasto', 'nada', 'toString'])(
    'a module out of it, or none, is refused alike: %s',
    async (module) => {
      const context = readerOf(toyProduct, { without: ['gasto'] });
      await expect(model.list(context, { module })).rejects.toThrow(
        'Este módulo no existe o no está a su alcance.',
      );
    },
  );
});

describe('a hidden value', () => {
  const blind = readerOf(toyProduct, {
    hidden: { proyecto: ['nota', 'monto', 'termino'], persona: ['run'] },
  });

  test.each<[string, Omit<ListRequest, 'module'>]>([
    ['shown', { columns: ['nota'] }],
    ['ordered by', { sort: 'nota' }],
    ['filtered by', { filters: [{ field: 'nota', any: ['reservada'] }] }],
    ['asked by name', { named: 'anotados' }],
    ['read from what follows from it', { columns: ['doble'] }],
    ['read from a flag', { filters: [{ field: 'vencido', any: ['true'] }] }],
  ])('cannot be %s', async (_, request) => {
    await expect(list(request, blind)).rejects.toThrow(/no está a su alcance/);
  });

  test('is left out of the declared columns and order', async () => {
    const { rows, next } = await list({ limit: 2 }, blind);
    expect(rows.map(({ codigo }) => codigo)).toEqual(['X-00000', 'X-00001']);
    expect(Object.keys(rows[0] ?? {})).not.toContain('monto');
    expect(JSON.parse(Buffer.from(next ?? '', 'base64url').toString())).toContain('X-00001');
  });

  test('does not leak through the code made of it', async () => {
    const { rows } = await model.list(blind, { module: 'persona' });
    expect(rows.map(({ codigo }) => codigo)).toEqual(['', '']);
    await expect(
      model.list(blind, { module: 'persona', filters: [{ field: 'codigo', any: ['1-9'] }] }),
    ).rejects.toThrow(QueryRefusal);
  });
});

describe('what is remembered', () => {
  test('is given up when something changes', async () => {
    const before = await list({ limit: 1 });
    expect(await list({ limit: 1 })).toEqual(before);
    await projector.project([
      stored('proyecto', 50, { nombre: 'Nuevo', monto: 9_999_999, responsable: idOf(900) }),
      stored('persona', 900, { nombre: 'Ana María', run: '1-9' }, { version: 2, codigo: '1-9' }),
      stored('persona', 902, { nombre: 'Carla', run: '3-5' }, { codigo: '3-5' }),
    ]);
    const after = await list({ limit: 1 });
    expect(after.total).toBe(before.total + 1);
    expect(after.rows[0]).toMatchObject({ nombre: 'Nuevo' });
    expect(after.refs).toEqual({ persona: { [idOf(900)]: 'Ana María' } });
  });
});

test('fields of the institution can be shown, filtered and ordered by', async () => {
  const extra = (n: number, zona: string | number) =>
    stored('programa', n, { nombre: 'p' }, { extra: { zona } });
  await projector.project([extra(400, 'Ñuble'), extra(401, 'itata'), extra(402, 7)]);
  const open = readerOf(toyProduct);
  const zona = text('Zona');
  const context: ReadContext = {
    ...open,
    access: (name) => {
      const access = open.access(name);
      return access && { ...access, extra: { zona }, readable: new Set([...access.readable, 'extra.zona']) };
    },
  };
  const request = { module: 'programa', columns: ['extra.zona'], sort: 'extra.zona' };
  const { rows } = await model.list(context, request);
  expect(rows.map((row) => row['extra.zona'])).toEqual(['itata', 'Ñuble', 7]);
  const filtered = { module: 'programa', filters: [{ field: 'extra.zona', any: ['Ñuble'] }] };
  expect((await model.list(context, filtered)).rows.map(({ id }) => id)).toEqual([idOf(400)]);
  await expect(model.list(open, filtered)).rejects.toThrow(QueryRefusal);
});
