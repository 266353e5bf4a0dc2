import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyRef, text } from '../declare/fields.ts';
import { defineModule } from '../declare/module.ts';
import { queryFor } from '../declare/predicate.ts';
import { composeProduct, definePack } from '../declare/product.ts';
import type { AuditEntry } from '../runtime/audit/chain.ts';
import { auditWrites } from './audit-table.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector } from './project.ts';
import { createReadModel, type ReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const dicho = defineModule({
  name: 'dicho',
  label: { one: 'Dicho', many: 'Dichos' },
  title: 'texto',
  code: { sequence: 'DI' },
  subject: { as: 'comments', by: 'sobre', of: 'modulo', verbs: {} },
  fields: {
    texto: text('Texto'),
    modulo: text('Módulo'),
    sobre: anyRef('Registro', 'modulo'),
  },
  grants: { '*': { leer: 'subject' } },
  list: { columns: ['texto'], filters: [], sort: 'texto' },
});
const product = composeProduct([
  ...toyProduct.packs,
  definePack({ name: 'dichos', label: 'Dichos', roles: {}, modules: [dicho] }),
]);

let database: TestDatabase;
let model: ReadModel;

const entry = (module: string, n: number, seq: number, at: string): AuditEntry => ({
  tenant: 't',
  module,
  id: idOf(n),
  codigo: '',
  seq,
  at,
  actor: 'yo',
  verb: 'editar',
  estado: 'NUEVO',
  changes: [],
  requestId: 'r',
  depth: 0,
  prev: '',
});
const minute = (n: number) => new Date(Date.UTC(2024, 8, 1, 0, n)).toISOString();

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, product);
  await createProjector(database.app, product).project([
    stored('proyecto', 1, { nombre: 'Puente', division: 'd1' }),
    stored('gasto', 10, { glosa: 'Áridos', proyecto: idOf(1), monto: 5 }),
    stored('gasto', 11, { glosa: 'Secreto', proyecto: idOf(1), monto: 900 }),
    stored('gasto', 12, { glosa: 'De otro', proyecto: idOf(2) }),
    stored('gasto', 13, { glosa: 'Borrado', proyecto: idOf(1) }, { eliminadoEn: minute(1) }),
    stored('proyecto', 5, { nombre: 'Sede' }),
    stored('dicho', 20, { texto: 'Va bien', modulo: 'proyecto', sobre: idOf(5) }),
    stored('dicho', 21, { texto: 'De otra cosa', modulo: 'gasto', sobre: idOf(5) }),
  ]);
  const entries = [
    ...Array.from({ length: 40 }, (_, at) => entry('proyecto', 1, at + 1, minute(at))),
    entry('gasto', 10, 1, minute(35)),
    entry('gasto', 11, 1, minute(50)),
    entry('gasto', 12, 1, minute(51)),
    entry('gasto', 13, 1, minute(52)),
    entry('proyecto', 5, 1, minute(60)),
    entry('dicho', 20, 1, minute(61)),
    entry('dicho', 21, 1, minute(62)),
    { ...entry('proyecto', 1, 99, minute(53)), tenant: 'otra' },
  ];
  for (const [write, values] of auditWrites(entries)) await database.app.query(write, values);
  model = createReadModel(database.app, product);
});
afterAll(() => database.close());

const about = { module: 'proyecto', id: idOf(1) };
const names = (keys: readonly { module: string; id: string; seq: number }[]) =>
  keys.map(({ module, id, seq }) => `${module} ${Number(id.slice(2))}@${seq}`);
const q = queryFor<{ readonly monto?: number }>();
const modest = readerOf(product, { scopes: { gasto: q.lt('monto', 100) } });

test('tells of a record and its living parts within reach, newest first, page by page', async () => {
  const first = await model.story(modest, about);
  expect(first.keys).toHaveLength(30);
  expect(names(first.keys).slice(0, 6)).toEqual([
    'proyecto 1@40',
    'proyecto 1@39',
    'proyecto 1@38',
    'proyecto 1@37',
    'proyecto 1@36',
    'gasto 10@1',
  ]);
  const second = await model.story(modest, { ...about, cursor: first.next ?? '' });
  expect(names(second.keys).at(-1)).toBe('proyecto 1@1');
  expect(second.next).toBeNull();
  expect(new Set([...names(first.keys), ...names(second.keys)]).size).toBe(41);
});

test('tells of one kind of part alone, and of none where the actor sees none', async () => {
  const all = readerOf(product);
  expect(names((await model.story(all, { ...about, of: 'gasto' })).keys)).toEqual([
    'gasto 11@1',
    'gasto 10@1',
  ]);
  expect((await model.story(all, { ...about, of: 'proyecto' })).keys).toHaveLength(30);
  const blind = readerOf(product, { without: ['gasto'] });
  expect(await model.story(blind, { ...about, of: 'gasto' })).toEqual({ keys: [], next: null });
  expect((await model.story(all, { module: 'nada', id: 'x' })).keys).toEqual([]);
});

test('tells of what hangs on the record, and not of what hangs on one of another module with its id', async () => {
  const { keys } = await model.story(readerOf(product), { module: 'proyecto', id: idOf(5) });
  expect(names(keys)).toEqual(['dicho 20@1', 'proyecto 5@1']);
});

test('refuses a page nobody gave out', async () => {
  await expect(model.story(modest, { ...about, cursor: 'nada' })).rejects.toThrow('vuelva al comienzo');
});
