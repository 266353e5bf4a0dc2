import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Image } from './images.ts';
import { migrateReadModel } from './migrate.ts';
import { readProgress } from './progress.ts';
import { createProjector, type Projector } from './project.ts';
import { RebuildMismatch, type RebuildOptions, rebuildModule } from './rebuild.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

let database: TestDatabase;
let projector: Projector;

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  projector = createProjector(database.app, toyProduct);
});
afterAll(() => database.close());

const row = async (n: number, columns: string, table = 'm_proyecto') =>
  (await database.app.query(`select ${columns} from ${table} where id = $1`, [idOf(n)])).rows[0];

describe('a record', () => {
  test('takes the newest version, in whatever order versions come', async () => {
    const version = (n: number) => stored('proyecto', 1, { nombre: `v${n}` }, { version: n });
    await projector.project([version(2), version(3), version(1)]);
    expect(await row(1, 'nombre, version')).toEqual({ nombre: 'v3', version: '3' });
    await projector.project([version(2)]);
    expect(await row(1, 'nombre')).toEqual({ nombre: 'v3' });
    expect(await row(1, 'titulo, version', 'buscable')).toEqual({ titulo: 'v3', version: '3' });
  });

  test('loses in the read model what it lost in the system of record', async () => {
    await projector.project([stored('proyecto', 2, { nombre: 'a', monto: 4, equipo: ['x'], marcas: [] })]);
    expect(await row(2, 'monto, equipo, marcas')).toEqual({ monto: '4', equipo: ['x'], marcas: null });
    await projector.project([stored('proyecto', 2, { nombre: 'a', equipo: [] }, { version: 2 })]);
    expect(await row(2, 'monto, equipo')).toEqual({ monto: null, equipo: null });
  });

  test('never holds up a batch with a value that does not fit', async () => {
    await projector.project([
      stored('proyecto', 3, {
        nombre: 'nulo\0 y medio \ud83d par',
        monto: 'mucho',
        anio: 2.4,
        termino: '2024-02-30',
        visita: 'ayer',
        lugar: { lon: -72.1, lat: -36.6 },
        trazado: { type: 'LineString', coordinates: 'ninguna' },
        hitos: [{ nombre: 'a\0b' }],
        equipo: [1, '', 'x'],
      }),
      { tenant: 't', module: 'retirado', id: idOf(3), erased: true },
    ]);
    expect(
      await row(3, 'nombre, monto, anio, termino, visita, st_astext(lugar) as lugar, trazado, hitos, equipo'),
    ).toEqual({
      nombre: 'nulo y medio \ufffd par',
      monto: null,
      anio: '2',
      termino: null,
      visita: null,
      lugar: 'POINT(-72.1 -36.6)',
      trazado: null,
      hitos: [{ nombre: 'ab' }],
      equipo: ['x'],
    });
  });

  test('leaves nothing of itself once erased, not even for an image that comes late', async () => {
    await projector.project([stored('proyecto', 4, { nombre: 'Secreto', monto: 1 })]);
    await projector.project([{ tenant: 't', module: 'proyecto', id: idOf(4), erased: true }]);
    await projector.project([stored('proyecto', 4, { nombre: 'Secreto' }, { version: 9 })]);
    expect(await row(4, 'nombre, codigo, monto, lapida')).toEqual({
      nombre: null,
      codigo: null,
      monto: null,
      lapida: true,
    });
    expect(await row(4, 'titulo, texto, vec_publico', 'buscable')).toEqual({
      titulo: '',
      texto: '',
      vec_publico: null,
    });
  });
});

describe('totals', () => {
  const totals = (n: number, gastado: number, version: number): Image => ({
    tenant: 't',
    module: 'proyecto',
    id: idOf(n),
    totals: { gastado, gastos: version },
    version,
  });

  test('may come before their record, and keep the newest', async () => {
    await projector.project([totals(5, 70, 3)]);
    expect(await row(5, 'gastado, lapida')).toEqual({ gastado: '70', lapida: true });
    await projector.project([stored('proyecto', 5, { nombre: 'Tardío' }), totals(5, 20, 1)]);
    expect(await row(5, 'nombre, gastado, gastos, lapida, eliminado_en')).toEqual({
      nombre: 'Tardío',
      gastado: '70',
      gastos: '3',
      lapida: false,
      eliminado_en: null,
    });
    await projector.project([stored('proyecto', 5, { nombre: 'Tardío' }, { version: 2 }), totals(5, 90, 4)]);
    expect(await row(5, 'gastado')).toEqual({ gastado: '90' });
  });
});

test('a batch that fails leaves nothing behind', async () => {
  const broken = {
    ...stored('proyecto', 6, { nombre: 'x' }),
    estadoDesde: '2024-09-01T12:00:00Z',
    version: 1e300,
  };
  await expect(projector.project([stored('gasto', 7, { glosa: 'y' }), broken])).rejects.toThrow();
  expect(await row(7, 'glosa', 'm_gasto')).toBeUndefined();
});

test('progress grows with every batch', async () => {
  const at = (n: number) => ({ actualizadoEn: `2024-10-01T00:00:0${n}.000Z`, version: n });
  await projector.project([stored('programa', 8, { nombre: 'a' }, at(2))]);
  const [before] = (await database.app.query(`select cambio from proyeccion where modulo = 'programa'`)).rows;
  await projector.project([stored('programa', 8, { nombre: 'a' }, at(1))]);
  const [after] = (await database.app.query(`select cambio from proyeccion where modulo = 'programa'`)).rows;
  expect(Number(after?.cambio)).toBe(Number(before?.cambio) + 1);
  const progress = await readProgress(database.app, 't');
  expect(progress.find(({ module }) => module === 'programa')?.until).toBe('2024-10-01T00:00:02.000Z');
});

test('totals alone say nothing about progress', async () => {
  const totals = { tenant: 'nueva', module: 'proyecto', id: idOf(9), totals: { gastado: 1 }, version: 1 };
  await projector.project([totals]);
  expect(await readProgress(database.app, 'nueva')).toEqual([]);
});

describe('a rebuild', () => {
  const source = async function* (...batches: (readonly Image[])[]) {
    yield* batches;
  };

  test('takes what is projected meanwhile into the new table, and brings lost values back', async () => {
    await projector.project([
      stored('persona', 20, { nombre: 'Ana' }),
      stored('persona', 21, { nombre: 'Eva' }),
    ]);
    await database.owner.query(`update m_persona set nombre = 'dañado'`);
    await database.owner.query(`update buscable set titulo = 'dañado' where modulo = 'persona'`);
    const meanwhile = async function* () {
      yield [stored('persona', 20, { nombre: 'Ana' })];
      await projector.project([
        stored('persona', 20, { nombre: 'Ana María' }, { version: 2 }),
        stored('persona', 22, { nombre: 'Zoe' }),
      ]);
      yield [stored('persona', 20, { nombre: 'Ana' }), stored('persona', 21, { nombre: 'Eva' })];
    };
    expect(await rebuildModule(database.owner, toyProduct, 'persona', meanwhile())).toEqual({
      rows: 3,
      before: 3,
    });
    const { rows } = await database.app.query('select nombre from m_persona order by id');
    expect(rows.map(({ nombre }) => nombre)).toEqual(['Ana María', 'Eva', 'Zoe']);
    expect(await row(21, 'titulo', 'buscable')).toEqual({ titulo: 'Eva' });
    expect(await migrateReadModel(database.owner, toyProduct)).toEqual({ rebuild: [] });
    const view = await database.owner.query('select id from v_persona');
    expect(view.rows).toHaveLength(3);
  });

  test('that fails leaves the old table in place and asks to be run again', async () => {
    const failing = async function* (): AsyncGenerator<readonly Image[]> {
      yield [stored('persona', 20, { nombre: 'otra' }, { version: 9 })];
      throw new Error('the source went away');
    };
    await expect(rebuildModule(database.owner, toyProduct, 'persona', failing())).rejects.toThrow(
      /went away/,
    );
    expect((await database.app.query('select nombre from m_persona')).rows).toHaveLength(3);
    expect(await migrateReadModel(database.owner, toyProduct)).toEqual({ rebuild: ['persona'] });
    const one = [stored('persona', 20, { nombre: 'Ana' })];
    const again = (options?: RebuildOptions) =>
      rebuildModule(database.owner, toyProduct, 'persona', source(one), options);
    await expect(again()).rejects.toThrow(RebuildMismatch);
    const overtaken = async function* () {
      await database.owner.query(
        `update esquema_lectura set estado = 'reconstruir' where nombre = 'modulo:persona'`,
      );
      yield one;
    };
    await expect(rebuildModule(database.owner, toyProduct, 'persona', overtaken())).rejects.toThrow(
      /migration/,
    );
    expect(await again({ allowFewer: true })).toEqual({ rows: 1, before: 3 });
    expect(await row(21, 'titulo', 'buscable')).toBeUndefined();
    expect(await migrateReadModel(database.owner, toyProduct)).toEqual({ rebuild: [] });
  });
});
