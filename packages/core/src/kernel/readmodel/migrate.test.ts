import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { integer, text } from '../declare/fields.ts';
import type { AnyModule } from '../declare/module.ts';
import { composeProduct, type Product } from '../declare/product.ts';
import { biRole, createBiRole } from './bi.ts';
import { layoutsOf } from './layout.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector } from './project.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { proyecto, toyProduct } from './testing/toy.ts';

/** The toy product with another declaration of its project. */
const withProject = (change: Partial<AnyModule>): Product =>
  composeProduct(
    toyProduct.packs.map((pack) => ({
      ...pack,
      modules: pack.modules.map((module) => (module.name === 'proyecto' ? { ...module, ...change } : module)),
    })),
  );

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  expect(await migrateReadModel(database.owner, toyProduct)).toEqual({ rebuild: [] });
  const persona = { nombre: 'Ana', run: '11111111-1', correo: 'ana@gore.cl' };
  await createProjector(database.app, toyProduct).project([
    stored('proyecto', 1, { nombre: 'Puente', monto: 5 }),
    stored('proyecto', 2, { nombre: 'Ajeno' }, { tenant: 'otra' }),
    stored('persona', 3, persona),
  ]);
});
afterAll(() => database.close());

const rowsOf = async (sql: string, pool = database.app) => (await pool.query(sql)).rows;

const indexCount = async (): Promise<number> =>
  Number((await rowsOf(`select count(*) from pg_indexes where tablename = 'm_proyecto'`))[0]?.count);

describe('migrating', () => {
  test('again changes nothing', async () => {
    const before = await rowsOf('select nombre, huella, aplicado_en from esquema_lectura order by nombre');
    expect(await migrateReadModel(database.owner, toyProduct)).toEqual({ rebuild: [] });
    expect(await rowsOf('select nombre, huella, aplicado_en from esquema_lectura order by nombre')).toEqual(
      before,
    );
  });

  test('adds what a declaration adds and keeps what is there', async () => {
    const product = withProject({ fields: { ...proyecto.fields, comuna: text('Comuna') } });
    expect(await migrateReadModel(database.owner, product)).toEqual({ rebuild: [] });
    expect(await rowsOf('select nombre, comuna from m_proyecto order by id')).toEqual([
      { nombre: 'Puente', comuna: null },
      { nombre: 'Ajeno', comuna: null },
    ]);
    expect(await rowsOf('select comuna from v_proyecto', database.owner)).toHaveLength(2);
  });

  test('brings indexes along with the list that asks for them, and drops those nobody asks for', async () => {
    const before = await indexCount();
    const list = { columns: ['codigo'], filters: [], sort: 'codigo' };
    await migrateReadModel(database.owner, withProject({ list }));
    expect(await indexCount()).toBeLessThan(before);
    await migrateReadModel(database.owner, toyProduct);
    expect(await indexCount()).toBe(before);
  });

  test('asks for a rebuild when records are to be found by something else', async () => {
    const correo = text('Correo', { search: 'B' });
    const product = withProject({ fields: { ...proyecto.fields, correo } });
    expect(await migrateReadModel(database.owner, product)).toEqual({ rebuild: ['proyecto'] });
    await database.owner.query(`update esquema_lectura set estado = 'listo'`);
    expect(await migrateReadModel(database.owner, product)).toEqual({ rebuild: [] });
  });

  test('empties a column whose type changed and asks for a rebuild until there was one', async () => {
    const product = withProject({ fields: { ...proyecto.fields, nombre: integer('Nombre') } });
    expect(await migrateReadModel(database.owner, product)).toEqual({ rebuild: ['proyecto'] });
    expect(await rowsOf('select nombre, monto from m_proyecto order by id')).toEqual([
      { nombre: null, monto: '5' },
      { nombre: null, monto: null },
    ]);
    expect(await migrateReadModel(database.owner, product)).toEqual({ rebuild: ['proyecto'] });
  });
});

test('two values may not share a column', () => {
  const fields = { ...proyecto.fields, montoTotal: text('A'), monto_total: text('B') };
  expect(() => layoutsOf(withProject({ fields }).modules)).toThrow(/share the column "monto_total"/);
});

describe('business intelligence', () => {
  test('a role reads the rows of its institution and no personal value', async () => {
    const role = await createBiRole(database.owner, 't');
    expect(await createBiRole(database.owner, 't')).toBe(role);
    const bi = database.as(role);
    expect(await rowsOf('select codigo, monto from v_proyecto', bi)).toEqual([
      { codigo: 'X-00001', monto: '5' },
    ]);
    expect(await rowsOf('select id, correo from v_persona', bi)).toEqual([
      { id: idOf(3), correo: 'ana@gore.cl' },
    ]);
    await expect(rowsOf('select nombre from m_persona', bi)).rejects.toThrow(/permission denied/);
    for (const column of ['nombre', 'run', 'codigo'])
      await expect(rowsOf(`select ${column} from v_persona`, bi)).rejects.toThrow(/does not exist/);
    await expect(rowsOf('select 1 from buscable', bi)).rejects.toThrow(/permission denied/);
    expect(await rowsOf('select tenant from bi_acceso', bi)).toEqual([{ tenant: 't' }]);
  });

  test('nobody reads without an institution', async () => {
    expect(await rowsOf('select codigo from v_proyecto', database.as('gore_bi'))).toEqual([]);
  });

  test('two institutions never share a role', async () => {
    await createBiRole(database.owner, 'a-b');
    expect(biRole('a-b')).toBe(biRole('a_b'));
    await expect(createBiRole(database.owner, 'a_b')).rejects.toThrow(/another institution/);
  });
});
