import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProjector } from './project.ts';
import type { ReadModel } from './query.ts';
import { rebuildModule } from './rebuild.ts';
import { readerOf } from './testing/context.ts';
import type { TestDatabase } from './testing/database.ts';
import { openFilled } from './testing/filled.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const reader = readerOf(toyProduct);
type Access = ReturnType<typeof reader.access>;
/** Names a field the institution once added and no longer has. */
const shown = (access: Access): Access =>
  access && { ...access, readable: new Set([...access.readable, 'extra.zona']) };
let database: TestDatabase;
let model: ReadModel;
beforeAll(async () => {
  ({ database, model } = await openFilled(toyProduct, [
    // A thousand and one with one word: too many to list their ids.
    ...Array.from({ length: 1001 }, (_, n) =>
      stored('proyecto', n, {
        nombre: `Puente ${n}`,
        monto: n,
        termino: n % 2 ? '2026-01-02' : null,
        ...(n === 7 ? { responsable: idOf(3001), equipo: [idOf(9999)] } : {}),
      }),
    ),
    stored('gasto', 2000, { glosa: 'Cemento', proyecto: idOf(1), monto: 5 }),
    stored('persona', 3000, { run: '1-9' }, { codigo: '1-9' }),
    stored('persona', 3001, { nombre: 'Ana', cargo: '' }, { codigo: '' }),
    stored('desconocido', 4000, { nombre: 'de una versión que vendrá' }),
  ]));
});
afterAll(() => database.close());

test('what a thousand records match is read in order all the same, with its total', async () => {
  const page = await model.list(reader, { module: 'proyecto', text: 'puente', sort: '-monto', limit: 2 });
  expect(page).toMatchObject({
    total: 1001,
    totalExact: true,
    rows: [{ id: idOf(1000) }, { id: idOf(999) }],
  });
  expect(await model.count(reader, { module: 'proyecto', text: 'puente' })).toBe(1001);
});

test('a text too long is refused wherever it is typed', async () => {
  const long = 'x'.repeat(201);
  await expect(model.list(reader, { module: 'proyecto', text: long })).rejects.toThrow('acórtela');
  await expect(model.search(reader, long)).rejects.toThrow('acórtela');
});

test('a text of signs alone finds nothing, and no text everything', async () => {
  expect(await model.search(reader, '¿?')).toEqual([]);
  expect((await model.list(reader, { module: 'proyecto', text: '  ' })).total).toBe(1001);
  expect(
    await model.search(readerOf(toyProduct, { without: toyProduct.modules.map(({ name }) => name) }), 'ana'),
  ).toEqual([]);
});

test('a picker offers by code what has no name, and by id what shows neither', async () => {
  const labels = async (hidden: readonly string[]) => {
    const options = await model.options(readerOf(toyProduct, { hidden: { persona: hidden } }), {
      module: 'persona',
      ids: [idOf(3000), idOf(3001)],
    });
    return options.map(({ label, codigo }) => [label, codigo]);
  };
  expect(await labels([])).toEqual(
    [
      ['1-9', '1-9'],
      ['Ana', ''],
    ].toSorted(),
  );
  expect(await labels(['run', 'nombre'])).toEqual([
    [idOf(3000), ''],
    [idOf(3001), ''],
  ]);
});

test('relations are counted where the reader sees them, and nowhere else', async () => {
  const counts = (context = reader) => model.relatedCounts(context, { module: 'proyecto', id: idOf(1) });
  expect(await counts()).toMatchObject([{ module: 'gasto', by: 'proyecto', count: 1 }]);
  expect(await counts(readerOf(toyProduct, { hidden: { gasto: ['proyecto'] } }))).toEqual([]);
  expect(await model.relatedCounts(reader, { module: 'gasto', id: idOf(2000) })).toEqual([]);
});

test('the change number of a module grows from nothing', async () => {
  expect(await model.change('t', 'proyecto')).toBeGreaterThan(0);
  expect(await model.change('nadie', 'proyecto')).toBe(0);
});

test('progress is told by module, and what nobody declares is passed over', async () => {
  const modules = (await model.progress('t')).map(({ module }) => module);
  expect(modules).toEqual(['gasto', 'persona', 'proyecto']);
});

test('a version that never comes is waited for half a second and named', async () => {
  const missing = { module: 'proyecto', id: idOf(1), version: 9 };
  expect(await model.projectedVersions('t', [missing, { ...missing, version: 1 }])).toEqual([missing]);
});

test('what no pack declares is not rebuilt', async () => {
  const none = async function* () {};
  await expect(rebuildModule(database.owner, toyProduct, 'desconocido', none())).rejects.toThrow('no module');
});

const ids = async (request: object) => {
  const { rows, next } = await model.list(reader, { module: 'proyecto', limit: 2, columns: [], ...request });
  return { found: rows.map(({ id }) => Number(id.slice(2))), next };
};

test.each([
  [{ sort: '-id' }, [1000, 999], [998, 997]],
  [{ sort: 'nota' }, [0, 1], [2, 3]],
  [{ sort: 'termino' }, [1, 3], [5, 7]],
  [{ sort: 'termino', filters: [{ field: 'termino', empty: true }] }, [0, 2], [4, 6]],
  [{ sort: 'avance' }, [0, 1], [2, 3]],
  [{ sort: '-visita', filters: [{ field: 'monto', max: '1' }] }, [1, 0], []],
])('%j goes on where its page ended', async (request, first, second) => {
  const page = await ids(request);
  expect(page.found).toEqual(first);
  expect(page.next ? (await ids({ ...request, cursor: page.next })).found : []).toEqual(second);
});

test('values that follow from others, places and words are asked for in their own way', async () => {
  await expect(ids({ sort: 'vencido' })).rejects.toThrow('no se puede ordenar');
  await expect(ids({ filters: [{ field: 'vencido', min: '1' }] })).rejects.toThrow('true o con false');
  await expect(ids({ filters: [{ field: 'monto', min: 'mucho' }] })).rejects.toThrow('un número');
  await expect(ids({ filters: [{ field: 'urgente', any: ['quizá'] }] })).rejects.toThrow('true o false');
  expect((await ids({ filters: [{ field: 'equipo', any: ['x'], empty: true }] })).found).toEqual([1000, 999]);
  const { rows } = await model.list(reader, { module: 'proyecto', limit: 1, columns: ['trazado', 'lugar'] });
  expect(rows[0]).toMatchObject({ trazado: null, lugar: null });
  expect(await model.search(reader, 'cemento')).toMatchObject([{ module: 'gasto', snippet: '' }]);
});

test('a reader who sees neither name nor code is given the order and the names of nobody', async () => {
  const blind = readerOf(toyProduct, { hidden: { persona: ['run', 'nombre'] } });
  const { rows } = await model.list(blind, { module: 'persona' });
  expect(rows.map(({ id, codigo }) => [id, codigo])).toEqual([
    [idOf(3000), ''],
    [idOf(3001), ''],
  ]);
  const mine = {
    module: 'proyecto',
    columns: ['responsable', 'equipo'],
    filters: [{ field: 'monto', min: '7', max: '7' }],
  };
  expect((await model.list(reader, mine)).refs).toEqual({ persona: { [idOf(3001)]: 'Ana' } });
  for (const again of [1, 2]) expect((await model.list(blind, mine)).refs, `${again}`).toEqual({});
  const without = { ...reader, access: (name: string) => shown(reader.access(name)) };
  await expect(model.list(without, { module: 'proyecto', columns: ['extra.zona'] })).rejects.toThrow(
    'no existe',
  );
});

test('nobody finds what is out of every reach', async () => {
  const never = { op: 'or', of: [] } as const;
  const scopes = Object.fromEntries(toyProduct.modules.map(({ name }) => [name, never]));
  expect(await model.search(readerOf(toyProduct, { scopes }), 'puente')).toEqual([]);
});

test('a batch of nothing known changes nothing, and of no versions none is awaited', async () => {
  await createProjector(database.app, toyProduct).project([stored('desconocido', 1, {})]);
  expect(await model.projectedVersions('t', [])).toEqual([]);
});

test('a record that vanishes while its table is rebuilt is missed', async () => {
  const source = async function* () {
    yield [
      stored('gasto', 2000, { glosa: 'Cemento', proyecto: idOf(1), monto: 5 }),
      { tenant: 't', module: 'gasto', id: idOf(2000), totals: {}, version: 1 },
    ];
    await database.owner.query('delete from m_gasto__nueva');
  };
  await expect(rebuildModule(database.owner, toyProduct, 'gasto', source())).rejects.toThrow(
    '1 of 1 records',
  );
});
