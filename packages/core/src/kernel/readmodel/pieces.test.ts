import { describe, expect, test, vi } from 'vitest';
import { choices, text } from '../declare/fields.ts';
import { defineModule } from '../declare/module.ts';
import { always } from '../declare/predicate.ts';
import { composeProduct, definePack } from '../declare/product.ts';
import { newArgs } from './args.ts';
import { selectList } from './columns.ts';
import { compilePredicate } from './compile.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { tableStatements } from './ddl.ts';
import { filterPredicate } from './filters.ts';
import { runAll } from './foundations.ts';
import { indexesOf } from './indexes.ts';
import { layoutsOf } from './layout.ts';
import { createMemory } from './memory.ts';
import { quote } from './names.ts';
import { orderOf, type Position } from './order.ts';
import { reservedFields } from './reserved.ts';
import { toRow, toTotalsRow } from './row.ts';
import { searchRecord } from './search-record.ts';
import { searchShape } from './search-row.ts';
import { requireSight, seesPredicate, sightOf } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { readerOf } from './testing/context.ts';
import { idOf, stored } from './testing/records.ts';
import { persona, toyProduct } from './testing/toy.ts';
import { readWords, textMatches } from './text-match.ts';
import { inTransaction } from './transaction.ts';

const layouts = layoutsOf(toyProduct.modules);
const context = readerOf(toyProduct);
const sight = requireSight(layouts, 'proyecto', context);
const { layout } = sight;
const own = { marcas: choices('Marcas', { X: 'Equis' }) };
const compilation = () => compilationFor(tableRecord(layout, 'm', own), context, layouts, newArgs());

describe('a cursor', () => {
  const orders: readonly (readonly [
    sort: string,
    fits: Position['key'],
    misfits: readonly Position['key'][],
  ])[] = [
    ['nombre', 'x', [3, true]],
    ['monto', 3, ['x', true]],
    ['urgente', true, ['x', 3]],
    ['termino', '2026-01-02', ['ayer', 3]],
    ['visita', '2026-01-02T03:04:05.678Z', ['2026', 3]],
    ['id', 'x', [null]],
  ];
  test.each(orders)('of an order by %s carries a key of its kind and no other', (sort, fits, misfits) => {
    const order = orderOf(sight, sort);
    const written = (key: Position['key']) => writeCursor('proyecto', order, { key, id: idOf(1) });
    expect(readCursor('proyecto', order, written(fits))).toEqual({ key: fits, id: idOf(1) });
    for (const key of misfits)
      expect(() => readCursor('proyecto', order, written(key))).toThrow('ya no corresponde');
  });

  test('of another module, with a null character or of no sense is refused', () => {
    const order = orderOf(sight, 'nombre');
    const cursors = [
      writeCursor('gasto', order, { key: 'x', id: 'a' }),
      writeCursor('proyecto', order, { key: 'x\0', id: 'a' }),
      Buffer.from('["proyecto","nombre",{},"a"]').toString('base64url'),
      'no es',
    ];
    for (const cursor of cursors)
      expect(() => readCursor('proyecto', order, cursor)).toThrow('ya no corresponde');
  });
});

describe('a condition', () => {
  const field = (name: string) => ({ field: name });
  const compiled = (predicate: Parameters<typeof compilePredicate>[0], negated = false) =>
    compilePredicate(predicate, compilation(), negated);

  test.each([
    ['eq', field('lugar'), field('lugar')],
    ['eq', field('monto'), field('nombre')],
    ['eq', field('monto'), { value: true }],
    ['eq', field('lugar'), { value: 'x' }],
    ['lt', { days: field('nombre'), working: false }, { value: 3 }],
    ['lt', { days: field('termino'), working: false }, { value: 'x' }],
    ['lt', { days: field('nombre'), working: false }, { days: field('nombre'), working: false }],
    ['has', field('equipo'), { days: field('termino'), working: false }],
    ['has', field('equipo'), field('monto')],
    ['has', { days: field('nombre'), working: false }, { value: ['x'] }],
    ['in', field('nombre'), field('monto')],
    ['in', { days: field('nombre'), working: false }, { value: ['x'] }],
    ['lt', field('monto'), { days: { days: field('termino'), working: false }, working: false }],
    ['has', field('extra.marcas'), { value: ['X'] }],
  ] as const)('%s of what cannot be compared never holds', (op, left, right) => {
    expect(compiled({ op, left, right })).toBe('false');
    expect(compiled({ op, left, right }, true)).toBe('true');
  });

  test('asks the same of a column and some values from either side', () => {
    const values = { value: ['FNDR', 'FRIL'] };
    const either = compiled({ op: 'in', left: field('fondo'), right: values });
    expect(either).toContain('= any(');
    expect(compiled({ op: 'has', left: values, right: field('fondo') })).toBe(either);
  });

  test('on what no module has is a mistake of the declaration', () => {
    for (const name of ['nada', 'extra.nada'])
      expect(() => compiled({ op: 'empty', of: field(name) })).toThrow(`no value ${name}`);
    const above = { op: 'parent', by: 'programa', module: 'nada', where: { op: 'and', of: [] } } as const;
    expect(() => compiled(above)).toThrow('which no pack has');
    expect(() => searchRecord(layout).column('monto')).toThrow('does not keep monto');
  });

  test('is seen when everything it asks about is, here and above', () => {
    const shut = readerOf(toyProduct, { hidden: { programa: ['tope'] } });
    const own = requireSight(layouts, 'proyecto', shut);
    const sights = new Map([['programa', requireSight(layouts, 'programa', shut)]]);
    const above = (name: string, module = 'programa') =>
      ({ op: 'parent', by: 'programa', module, where: { op: 'empty', of: field(name) } }) as const;
    const all = (...of: ReturnType<typeof above>[]) => ({ op: 'and', of }) as const;
    const seen = [above('nombre'), above('tope'), above('nombre', 'nada')].map((one) => [
      seesPredicate(one, own, sights),
      seesPredicate({ op: 'not', of: all(one) }, own, sights),
    ]);
    expect(seen).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
  });
});

describe('a value that slipped through', () => {
  const misfits = {
    nombre: 3,
    monto: 'mucho',
    avance: 'mucho',
    urgente: 'sí',
    inicio: 'ayer',
    visita: 'ayer',
    equipo: 'uno',
    lugar: 'aquí',
    marcas: ['', 3],
  };
  test('of another kind is left out, and the record comes in', () => {
    const row = toRow(layout, stored('proyecto', 1, misfits));
    for (const name of Object.keys(misfits)) expect(row).not.toHaveProperty(name);
    expect(toRow(layout, stored('proyecto', 1, { lugar: { lon: 'x', lat: 1 } }))).not.toHaveProperty('lugar');
    expect(row).toMatchObject({ id: idOf(1), tenant: 't' });
    const totals = {
      tenant: 't',
      module: 'proyecto',
      id: idOf(1),
      version: 1,
      totals: { gastado: Number.NaN },
    };
    expect(toTotalsRow(layout, totals)).toEqual({ tenant: 't', id: idOf(1), totales__version: 1, gastos: 0 });
  });
});

test('what is made of a reserved value is reserved too, whatever is read from a list of words', () => {
  const module = defineModule({
    name: 'ficha',
    label: { one: 'Ficha', many: 'Fichas', feminine: true },
    title: 'nombre',
    code: { sequence: 'FI' },
    personalData: { purpose: 'Probar', basis: 'Ninguna' },
    fields: {
      nombre: text('Nombre', { required: true }),
      secreto: text('Secreto', { personal: true }),
      temas: choices('Temas', { A: 'Agua' }, { search: 'B' }),
    },
    computed: {
      copia: { field: text('Copia', { search: 'C' }), from: ['secreto'], make: ({ secreto }) => secreto },
    },
    derived: (q) => ({ plazo: { label: 'Plazo', days: q.param('plazo') } }),
    grants: { '*': { leer: 'all' } },
    list: { columns: ['nombre', 'plazo'], filters: [], sort: 'nombre' },
  });
  const { modules } = composeProduct([definePack({ name: 'p', label: 'P', roles: {}, modules: [module] })]);
  const [ficha] = [...layoutsOf(modules).values()];
  if (!ficha) throw new Error('no layout');
  expect([...reservedFields(ficha.module)]).toEqual(['secreto', 'copia']);
  const row = searchShape(ficha).row(
    stored('ficha', 1, { nombre: 'N', secreto: 's', copia: 's', temas: ['A'] }),
  );
  expect(row).toMatchObject({ vec_publico_b: 'Agua', vec_reservado_c: 's' });
  expect(indexesOf(ficha, 'm_ficha').length).toBeGreaterThan(0);
  const access = { scope: always, readable: new Set(['nombre', 'plazo', 'fantasma']) };
  const seen = sightOf(ficha, access);
  const filter = { field: 'fantasma', any: ['1'] };
  expect(() => filterPredicate(seen, filter, '2024-09-10')).toThrow('no existe');
  expect(() => selectList(seen, ['plazo'], compilation())).toThrow('no se puede mostrar');
});

test('a row begins with what lists are narrowed and sorted by, and each sort key follows its words', () => {
  const added = String(tableStatements(layout, 'm_proyecto')[1]);
  const names = [...added.matchAll(/add column if not exists "(\w+)"/g)].map(([, name]) => String(name));
  const at = (name: string): number => names.indexOf(name);
  expect(names[0]).toBe('eliminado_en');
  expect(new Set(names).size).toBe(names.length);
  for (const asked of ['estado', 'division', 'monto', 'actualizado_en'])
    for (const late of ['nombre', 'descripcion', 'creado_por', 'extra'])
      expect([asked, late, at(asked) >= 0 && at(asked) < at(late)]).toEqual([asked, late, true]);
  expect(at('nombre__orden')).toBe(at('nombre') + 1);
});

test('a memory forgets what was used least recently', () => {
  const memory = createMemory<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  expect(memory.get('a')).toBe(1);
  memory.set('c', 3);
  expect(['a', 'b', 'c'].map(memory.get)).toEqual([1, undefined, 3]);
});

test('an identifier PostgreSQL would cut is refused', () => {
  expect(quote('a"b')).toBe('"a""b"');
  expect(() => quote('ñ'.repeat(32))).toThrow('too long');
});

test('of no statements none is run', async () => {
  const query = vi.fn();
  await runAll({ query }, []);
  expect(query).not.toHaveBeenCalled();
});

test('a session that cannot even roll back is given up', async () => {
  const released: unknown[] = [];
  const lost = new Error('the line is dead');
  const client = {
    query: async (text: string) => {
      if (text === 'rollback') throw lost;
      return { rows: [] };
    },
    release: (error?: unknown) => released.push(error),
  };
  const failing = inTransaction({ connect: async () => client } as never, async () => {
    throw new Error('first');
  });
  await expect(failing).rejects.toThrow('first');
  expect(released).toEqual([lost]);
});

test('whoever may find by nothing finds nothing', () => {
  const nothing = { code: false, title: false, publicWords: false, reservedWords: false };
  expect(textMatches(nothing, readWords('puente'), newArgs())).toBe('false');
  expect(
    textMatches({ ...nothing, code: true, title: true, publicWords: true }, readWords('  '), newArgs()),
  ).toBe('false');
});

test('a product of one module reads the rest as absent', () => {
  const alone = composeProduct([definePack({ name: 'solo', label: 'Solo', roles: {}, modules: [persona] })]);
  expect(() => requireSight(layoutsOf(alone.modules), 'proyecto', readerOf(alone))).toThrow('no existe');
});
