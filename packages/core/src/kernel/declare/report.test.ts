import { describe, expect, test } from 'vitest';
import { choices, date, integer, money, ref, text } from './fields.ts';
import { defineModule } from './module.ts';
import { composeProduct, definePack } from './product.ts';
import { defineReport, modulesOf, type ReportSection } from './report.ts';

const obra = defineModule({
  name: 'obra',
  label: { one: 'Obra', many: 'Obras', feminine: true },
  title: 'nombre',
  code: { sequence: 'OB' },

  fields: {
    nombre: text('Nombre', { required: true }),
    monto: money('Monto'),
    termino: date('Término'),
    parte: ref('Parte de', 'obra'),
  },
  filters: (q) => ({ caras: { label: 'Caras', where: q.gt('monto', 10) } }),
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const params = {
  desde: date('Desde'),
  anio: integer('Año'),
  columnas: choices('Columnas', { nombre: 'Nombre' }),
};

const compose = (sections: readonly ReportSection[], more: Readonly<Record<string, unknown>> = {}) => {
  const report = {
    ...defineReport({ name: 'uno', label: 'Uno', about: '', formats: ['pdf'], params, sections }),
    ...more,
  };
  return composeProduct([
    definePack({ name: 'p', label: 'P', roles: {}, modules: [obra], reports: [report] }),
  ]);
};

const rows = { module: 'obra' } as const;
const year: ReportSection = {
  kind: 'year',
  title: 'Año',
  of: 'anio',
  frame: { label: 'Marco', ...rows, sum: 'monto' },
  lines: [{ label: 'Real', ...rows, date: 'termino', sum: 'monto' }],
};
const sound: readonly ReportSection[] = [
  { kind: 'text', title: 'Texto', text: 'Hola' },
  { kind: 'record', title: 'Ficha' },
  { kind: 'trend', title: 'Semanas', weeks: 4, lines: [{ label: 'Nuevas', ...rows, date: 'termino' }] },
  { ...year, frame: { label: 'Marco', ...rows, date: 'termino', sum: 'monto' } },
  {
    kind: 'figures',
    title: 'Cifras',
    figures: [
      { label: 'N', ...rows },
      { label: 'S', ...rows, sum: 'monto' },
    ],
  },
  {
    kind: 'list',
    title: 'Lista',
    ...rows,
    filter: 'caras',
    ties: [
      { field: 'termino', from: 'desde' },
      { field: 'parte', is: 'registro' },
      { field: 'parte.monto', is: 'anio' },
    ],
    columns: ['nombre', 'estado'],
    columnsFrom: 'columnas',
    sort: '-monto',
  },
  { kind: 'chart', title: 'Por estado', ...rows, by: 'estado' },
  { kind: 'chart', title: 'Por monto', ...rows, by: 'estado', sum: 'monto' },
  year,
];

describe('the reports of a product', () => {
  test('are found by name', () => {
    expect([...compose(sound, { of: 'obra' }).reports.keys()]).toEqual(['uno']);
    const bare = defineReport({ name: 'dos', label: 'Dos', about: '', formats: ['pdf'], sections: [] });
    expect(bare.params).toEqual({});
  });

  test('name the modules they read', () => {
    expect(sound.map(modulesOf)).toEqual([
      [],
      [],
      ['obra'],
      ['obra'],
      ['obra'],
      ['obra'],
      ['obra'],
      ['obra'],
      ['obra'],
    ]);
  });

  test.each<readonly [string, readonly ReportSection[], Readonly<Record<string, unknown>>, RegExp]>([
    ['a module nobody has', [{ kind: 'chart', title: '', module: 'nada', by: 'x' }], {}, /reads nada/],
    [
      'no such filter',
      [{ kind: 'list', title: '', ...rows, filter: 'x', columns: [] }],
      {},
      /asks obra for x/,
    ],
    ['no such column', [{ kind: 'list', title: '', ...rows, columns: ['x'] }], {}, /which it lacks/],
    [
      'no such figure',
      [{ kind: 'figures', title: '', figures: [{ label: '', ...rows, sum: 'x' }] }],
      {},
      /for x/,
    ],
    [
      'a value beyond that nobody has',
      [{ kind: 'list', title: '', ...rows, columns: [], ties: [{ field: 'parte.nada', is: 'desde' }] }],
      {},
      /for parte\.nada/,
    ],
    [
      'a value beyond what points nowhere',
      [{ kind: 'list', title: '', ...rows, columns: [], ties: [{ field: 'nombre.unidad', is: 'desde' }] }],
      {},
      /for nombre\.unidad/,
    ],
    [
      'no such parameter',
      [{ kind: 'list', title: '', ...rows, columns: [], ties: [{ field: 'termino', to: 'x' }] }],
      {},
      /ties obra to x/,
    ],
    [
      'a record of a report about none',
      [{ kind: 'list', title: '', ...rows, columns: [], ties: [{ field: 'parte', is: 'registro' }] }],
      {},
      /ties obra to registro/,
    ],
    ['a ficha of none', [{ kind: 'record', title: '' }], {}, /is about none/],
    ['a module of the record nobody has', [], { of: 'nada' }, /is about nada/],
    ['no format', [], { formats: [] }, /has no format/],
    [
      'columns from a date',
      [{ kind: 'list', title: '', ...rows, columns: [], columnsFrom: 'desde' }],
      {},
      /no list of choices/,
    ],
    ['a year that is a date', [{ ...year, of: 'desde' }], {}, /no whole number/],
    ['a year of counts', [{ ...year, frame: { label: '', ...rows }, of: 'nada' }], {}, /no whole number/],
  ])('are refused with %s', (_, sections, more, fault) => {
    expect(() => compose(sections, more)).toThrow(fault);
  });

  test('do not share a name', () => {
    const one = defineReport({ name: 'uno', label: '', about: '', formats: ['pdf'], sections: [] });
    expect(() =>
      composeProduct([
        definePack({ name: 'p', label: 'P', roles: {}, modules: [obra], reports: [one, one] }),
      ]),
    ).toThrow(/two reports share a name/);
  });
});
