import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { text } from '../declare/fields.ts';
import type { AnyModule } from '../declare/module.ts';
import { composeProduct, type Product } from '../declare/product.ts';
import type { AuditEntry } from '../runtime/audit/chain.ts';
import { actionsOver } from '../testing/actions.ts';
import { openWorld, type World } from '../testing/world.ts';
import { migrateReadModel } from './migrate.ts';
import { forgetAudit, isOfAnother, noteOrigin } from './origin.ts';
import { createProjector } from './project.ts';
import { createReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { proyecto, toyProduct } from './testing/toy.ts';

const withProject = (change: Partial<AnyModule>): Product =>
  composeProduct(
    toyProduct.packs.map((pack) => ({
      ...pack,
      modules: pack.modules.map((module) => (module.name === 'proyecto' ? { ...module, ...change } : module)),
    })),
  );

const grants = {
  '*': { leer: 'all' },
  SISTEMA: { leer: 'all', crear: 'all', editar: 'all' },
} as const;
/** The release before, and the one that adds a field and no longer knows another. */
const before = withProject({ grants, fields: { ...proyecto.fields, uso: text('Uso') } });
const after = withProject({ grants, fields: { ...proyecto.fields, comuna: text('Comuna') } });

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, before);
});
afterAll(() => database.close());

const list = async (product: Product, column: string) => {
  const page = await createReadModel(database.app, product).list(readerOf(product), {
    module: 'proyecto',
    columns: ['nombre', column],
    sort: 'id',
  });
  return page.rows.map(({ nombre, [column]: value }) => `${nombre} ${value ?? '-'}`);
};
const write = (product: Product, n: number, version: number, data: Readonly<Record<string, string>>) =>
  createProjector(database.app, product).project([stored('proyecto', n, data, { version })]);

describe('while one release gives way to another', () => {
  test('the code of before reads and writes the schema of after, and the other way round', async () => {
    await write(before, 1, 1, { nombre: 'Puente', uso: 'urgente' });
    expect(await migrateReadModel(database.owner, after)).toEqual({ rebuild: [] });

    await write(before, 1, 2, { nombre: 'Puente', uso: 'hoy' });
    await write(before, 2, 1, { nombre: 'Camino', uso: 'mañana' });
    expect(await list(before, 'uso')).toEqual(['Puente hoy', 'Camino mañana']);
    expect(await list(after, 'comuna')).toEqual(['Puente -', 'Camino -']);

    await write(after, 1, 3, { nombre: 'Puente', comuna: 'Bulnes' });
    expect(await list(after, 'comuna')).toEqual(['Puente Bulnes', 'Camino -']);
    expect(await list(before, 'uso')).toHaveLength(2);
  });

  test('going back brings the schema back without losing what the other release wrote', async () => {
    expect(await migrateReadModel(database.owner, before)).toEqual({ rebuild: [] });
    await write(before, 3, 1, { nombre: 'Sede', uso: 'vieja' });
    expect(await list(before, 'uso')).toContain('Sede vieja');
    expect(await migrateReadModel(database.owner, after)).toEqual({ rebuild: [] });
    expect(await list(after, 'comuna')).toEqual(['Puente Bulnes', 'Camino -', 'Sede -']);
  });
});

describe('the system of record', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(after);
  });
  afterAll(() => world.close());

  test('keeps what a release does not know when it changes something else', async () => {
    const newer = actionsOver(world);
    const older = actionsOver({ ...world, deps: { ...world.deps, product: before } });
    const admin = world.system();
    const made = await newer.create(admin, 'proyecto', { nombre: 'Puente', comuna: 'Bulnes' });
    const changed = await older.patch(admin, made, { nombre: 'Puente nuevo', uso: 'hoy' });
    expect((await newer.stored(changed)).data).toMatchObject({
      nombre: 'Puente nuevo',
      comuna: 'Bulnes',
      uso: 'hoy',
    });
    const again = await newer.patch(admin, changed, { comuna: 'Quillón' });
    expect((await older.stored(again)).data).toMatchObject({ uso: 'hoy', comuna: 'Quillón' });
  });
});

describe('the table a read model is of', () => {
  test('is noted once it is filled, and another is told apart', async () => {
    const { owner } = database;
    expect(await isOfAnother(owner, 'gore-datos')).toBe(false);
    await noteOrigin(owner, 'gore-datos');
    await noteOrigin(owner, 'gore-datos');
    expect(await isOfAnother(owner, 'gore-datos')).toBe(false);
    expect(await isOfAnother(owner, 'gore-datos-restaurada')).toBe(true);
    await noteOrigin(owner, 'gore-datos-restaurada');
    expect(await isOfAnother(owner, 'gore-datos-restaurada')).toBe(false);
  });

  test('takes the entries of another table with it', async () => {
    const entry: AuditEntry = {
      tenant: 't',
      module: 'proyecto',
      id: idOf(1),
      codigo: '',
      seq: 1,
      at: '2024-09-01T12:00:00.000Z',
      actor: 'yo',
      verb: 'crear',
      estado: 'NUEVO',
      changes: [],
      requestId: 'x',
      depth: 0,
      prev: '',
    };
    await createProjector(database.app, before).projectEntries([entry]);
    const count = async () =>
      (await database.owner.query('select count(*)::int as n from auditoria')).rows[0]?.n;
    expect(await count()).toBe(1);
    await forgetAudit(database.owner);
    expect(await count()).toBe(0);
  });
});
