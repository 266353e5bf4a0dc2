import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryFor } from '../declare/predicate.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector, type Projector } from './project.ts';
import { createReadModel, type ReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const reader = readerOf(toyProduct);
const q = queryFor<{ readonly division?: string; readonly fondo?: string }>();
let database: TestDatabase;
let model: ReadModel;
let projector: Projector;

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  projector = createProjector(database.app, toyProduct);
  await projector.project([
    stored(
      'proyecto',
      1,
      {
        nombre: 'Construcción del puente Ñuble',
        descripcion: 'Acceso norte, con veredas y luminarias nuevas',
        nota: 'expropiación pendiente',
        division: 'd1',
        responsable: idOf(900),
        equipo: [idOf(900), idOf(901)],
      },
      { codigo: '30123456-0/2024' },
    ),
    stored('proyecto', 2, { nombre: 'Puente peatonal', division: 'd3', fondo: 'FNDR' }),
    stored(
      'proyecto',
      3,
      { nombre: 'Puente borrado', division: 'd1' },
      { eliminadoEn: '2024-09-09T00:00:00.000Z' },
    ),
    stored('proyecto', 4, { nombre: 'Puente ajeno' }, { tenant: 'otra' }),
    stored(
      'persona',
      900,
      { nombre: 'Ana Puente', run: '11111111-1', cargo: 'Ingeniera' },
      { codigo: '11111111-1' },
    ),
    stored('persona', 901, { nombre: 'Beto Soto', run: '22222222-2' }, { codigo: '22222222-2' }),
  ]);
  model = createReadModel(database.app, toyProduct);
});
afterAll(() => database.close());

const found = async (text: string, context = reader) =>
  (await model.search(context, text)).map(({ module, id }) => `${module} ${Number(id.slice(2))}`);

describe('search', () => {
  test('puts what was typed as it stands before what only shares its stem', async () => {
    const here = { tenant: 'raices' };
    await projector.project([
      stored('proyecto', 1, { nombre: 'Mejoramiento plaza' }, here),
      stored('proyecto', 2, { nombre: 'Aumento de plazo' }, here),
    ]);
    const context = { ...reader, tenant: 'raices' };
    expect(await found('plaza', context)).toEqual(['proyecto 1', 'proyecto 2']);
    expect(await found('plazo', context)).toEqual(['proyecto 2', 'proyecto 1']);
  });

  test('finds an exact code first, whatever the case', async () => {
    const [hit] = await model.search(reader, '30123456-0/2024');
    expect(hit).toEqual({
      module: 'proyecto',
      id: idOf(1),
      codigo: '30123456-0/2024',
      title: 'Construcción del puente Ñuble',
      estado: 'NUEVO',
      titleMarks: [],
      marks: [],
      snippet: expect.stringContaining('veredas'),
    });
    expect(await found('x-00002')).toEqual(['proyecto 2']);
  });

  test.each([
    ['construcciones nuble', ['proyecto 1']],
    ['VEREDA', ['proyecto 1']],
    ['30123456', ['proyecto 1']],
    ['peat', ['proyecto 2']],
    ['puente', ['persona 900', 'proyecto 1', 'proyecto 2']],
    ['tractor amarillo', []],
    ['', []],
    ['%', []],
  ])('«%s» finds its words in every module', async (text, expected) => {
    expect((await found(text)).sort()).toEqual(expected);
  });

  test('forgives a typing error', async () => {
    expect(await found('peatnoal')).toContain('proyecto 2');
    expect(await found('cosntruccion')).toContain('proyecto 1');
  });

  test('marks what was searched, in the title and around it', async () => {
    const [hit] = await model.search(reader, 'veredas puentes');
    const marked = (text: string, marks: readonly (readonly [number, number])[]) =>
      marks.map(([from, to]) => text.slice(from, to));
    expect(marked(hit?.title ?? '', hit?.titleMarks ?? [])).toEqual(['puente']);
    expect(marked(hit?.snippet ?? '', hit?.marks ?? [])).toEqual(['veredas']);
  });

  test('shows nothing around a code of what has no other words, nor of what went in the meantime', async () => {
    const here = { tenant: 'mudas' };
    await projector.project([
      stored('programa', 1, { nombre: 'Caminos' }, { ...here, codigo: 'PR-1' }),
      stored('proyecto', 2, { nombre: 'Puente ido' }, { ...here, codigo: 'PY-2' }),
    ]);
    const context = { ...reader, tenant: 'mudas' };
    expect(await model.search(context, 'pr-1')).toMatchObject([{ title: 'Caminos', snippet: '', marks: [] }]);
    await database.owner.query(`delete from m_proyecto where tenant = 'mudas'`);
    expect(await model.search(context, 'puente')).toMatchObject([
      { title: 'Puente ido', titleMarks: [], snippet: '', marks: [] },
    ]);
  });

  test('is narrowed by module and state', async () => {
    const names = async (filter: object) =>
      (await model.search(reader, 'puente', filter)).map(
        ({ module, id }) => `${module} ${Number(id.slice(2))}`,
      );
    expect(await names({ module: 'persona' })).toEqual(['persona 900']);
    expect(await names({ state: 'EN_CURSO' })).toEqual([]);
    expect(await names({ commune: 'x' })).toEqual([]);
  });

  test('stays within reach', async () => {
    const near = readerOf(toyProduct, { scopes: { proyecto: q.in('division', q.actor('units')) } });
    expect((await found('puente', near)).sort()).toEqual(['persona 900', 'proyecto 1']);
    const byFund = readerOf(toyProduct, { scopes: { proyecto: q.eq('fondo', 'FNDR') } });
    expect((await found('puente', byFund)).sort()).toEqual(['persona 900', 'proyecto 2']);
    expect(await found('x-00002', near)).toEqual([]);
    expect(await found('peatnoal', near)).toEqual([]);
    expect(await found('puente', readerOf(toyProduct, { tenant: 'otra' }))).toEqual(['proyecto 4']);
    expect(await found('puente', readerOf(toyProduct, { without: ['proyecto', 'persona'] }))).toEqual([]);
  });

  test('never finds by what is hidden', async () => {
    const blind = readerOf(toyProduct, { hidden: { proyecto: ['nota', 'descripcion'], persona: ['run'] } });
    expect(await found('expropiación')).toEqual(['proyecto 1']);
    expect(await found('expropiación', blind)).toEqual([]);
    expect(await found('veredas', blind)).toEqual([]);
    expect(await found('11111111-1')).toEqual(['persona 900']);
    expect(await found('11111111-1', blind)).toEqual([]);
    const shut = readerOf(toyProduct, { hidden: { proyecto: ['nombre'] } });
    const [unnamed] = await model.search(shut, 'x-00002');
    expect(unnamed).toMatchObject({ id: idOf(2), title: 'X-00002', titleMarks: [] });
    const [ana] = await model.search(blind, 'ana');
    expect(ana).toMatchObject({ title: 'Ana Puente', codigo: '' });
  });
});

describe('options', () => {
  test('offer living records within reach, by name', async () => {
    expect(await model.options(reader, { module: 'proyecto' })).toEqual([
      { id: idOf(1), label: 'Construcción del puente Ñuble', codigo: '30123456-0/2024' },
      { id: idOf(2), label: 'Puente peatonal', codigo: 'X-00002' },
    ]);
    const near = readerOf(toyProduct, { scopes: { proyecto: q.eq('fondo', 'FNDR') } });
    expect(await model.options(near, { module: 'proyecto', text: 'puente' })).toHaveLength(1);
  });

  test('name the ids a form already holds', async () => {
    expect(await model.options(reader, { module: 'persona', ids: [idOf(901), idOf(1)] })).toEqual([
      { id: idOf(901), label: 'Beto Soto', codigo: '22222222-2' },
    ]);
  });

  test('find people by name without showing their number', async () => {
    const blind = readerOf(toyProduct, { hidden: { persona: ['run'] } });
    expect(await model.options(blind, { module: 'persona', text: 'sot' })).toEqual([
      { id: idOf(901), label: 'Beto Soto', codigo: '' },
    ]);
    expect(await model.options(blind, { module: 'persona', text: '2222' })).toEqual([]);
  });
});

test('counts of what points at a record leave out what is not seen', async () => {
  const relations = await model.relatedCounts(reader, { module: 'persona', id: idOf(900) });
  expect(relations).toEqual([
    { module: 'proyecto', by: 'responsable', label: 'Proyectos: responsable', count: 1 },
    { module: 'proyecto', by: 'equipo', label: 'Proyectos: equipo', count: 1 },
  ]);
  const blind = readerOf(toyProduct, { hidden: { proyecto: ['equipo'] } });
  expect(await model.relatedCounts(blind, { module: 'persona', id: idOf(901) })).toEqual([
    { module: 'proyecto', by: 'responsable', label: 'Proyectos: responsable', count: 0 },
  ]);
});

describe('waiting for what was written', () => {
  test('ends as soon as it is projected', async () => {
    const key = { module: 'gasto', id: idOf(60), version: 2 };
    const waiting = model.projectedVersions('t', [key]);
    await projector.project([stored('gasto', 60, { glosa: 'x' }, { version: 2 })]);
    expect(await waiting).toEqual([]);
    expect(await model.projectedVersions('t', [{ ...key, version: 1 }])).toEqual([]);
  });

  test('gives up and says what is missing', async () => {
    const keys = [
      { module: 'gasto', id: idOf(60), version: 3 },
      { module: 'proyecto', id: idOf(1), version: 1 },
    ];
    expect(await model.projectedVersions('t', keys)).toEqual([keys[0]]);
    expect(
      await model.projectedVersions('otra', [{ module: 'proyecto', id: idOf(1), version: 1 }]),
    ).toHaveLength(1);
  });
});
