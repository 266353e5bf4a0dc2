import { describe, expect, it } from 'vitest';
import { type AnalyseJob, analyse } from './analyse.ts';
import { isPlan } from './plan.ts';
import { ImportRefusal } from './refusal.ts';
import { memoryFile } from './testing/memory.ts';
import { csvOf, xlsxOf } from './testing/sheets.ts';
import { toyHeaders, toyProduct } from './testing/toy.ts';

const look = (body: string | Uint8Array, job: Partial<AnalyseJob> = {}) =>
  analyse({ product: toyProduct, module: 'obra', file: memoryFile('x', body), saved: [], asked: {}, ...job });

const data = [
  ['A1', 'Puente', 'Vial', '13-02-2024', 'M$10', 'OP'],
  ['A2', 'Canal', 'Riego', '14-02-2024', 'M$20', 'RI'],
];

describe('the headers of a sheet', () => {
  it('are found below banners, counts, titles and blank lines', async () => {
    const sheet = [
      ['PLAN DE OBRAS 2024', '', '', ''],
      [],
      ['INICIATIVAS POSTULADAS: 2'],
      ['', 'Total', '', '', 'M$30'],
      toyHeaders,
      ...data,
    ];
    const { plan, perfil } = await look(csvOf(sheet));
    expect([perfil, plan.encabezados]).toEqual(['plan', [5, 5]]);
  });

  it('in two rows, the upper one merged, tell apart what the lower one repeats', async () => {
    const sheet = [
      ['CÓDIGO', 'NOMBRE DE LA OBRA', '2024', '', '2025', ''],
      ['', '', 'PROYECTADO', 'REAL', 'PROYECTADO', 'REAL'],
      ['A1', 'Puente', '$1.000', '$900', '$2.000', '$1.800'],
      ['A2', 'Canal', '$1.100', '$950', '$2.100', '$1.850'],
    ];
    const { plan } = await look(csvOf(sheet));
    expect(plan.encabezados).toEqual([1, 2]);
    expect(plan.columnas.map(({ titulo }) => titulo)).toEqual([
      'CÓDIGO',
      'NOMBRE DE LA OBRA',
      '2024 · PROYECTADO',
      '2024 · REAL',
      '2025 · PROYECTADO',
      '2025 · REAL',
    ]);
  });

  it('that repeat in one row are told apart by their place', async () => {
    const { plan } = await look(
      csvOf([
        ['CÓDIGO', 'MAY', 'JUN', 'MAY', 'JUN'],
        ['A1', '1', '2', '3', '4'],
      ]),
    );
    expect(plan.columnas.map(({ titulo, at }) => [titulo, at])).toEqual([
      ['CÓDIGO', 0],
      ['MAY', 1],
      ['JUN', 2],
      ['MAY (2)', 3],
      ['JUN (2)', 4],
    ]);
  });

  it('are where a person says, on the sheet a person says', async () => {
    const { plan } = await look(csvOf([['a', 'b'], ...[toyHeaders], ...data]), {
      asked: { hoja: 1, encabezados: [2, 2] },
    });
    expect(plan.encabezados).toEqual([2, 2]);
  });

  it('are those of the sheet that has the clearest ones', async () => {
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    book.addWorksheet('Portada').addRow(['Gobierno Regional']);
    const second = book.addWorksheet('Datos');
    for (const row of [toyHeaders, ...data]) second.addRow(row);
    const { plan, hojas } = await look(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(plan.hoja).toBe(2);
    expect(hojas.map(({ nombre }) => nombre)).toEqual(['Portada', 'Datos']);
  });

  it('that are nowhere are a refusal', async () => {
    await expect(look('1\n2\n3\n')).rejects.toBeInstanceOf(ImportRefusal);
    await expect(look('\n\n')).rejects.toThrow('no tiene filas');
  });
});

describe('a column', () => {
  it('goes where its name says, by other names and other spellings, unless its cells deny it', async () => {
    const sheet = [
      ['Codigo', 'NOMBRE', 'MONTO', 'INICIO'],
      ['A1', 'Puente', '$1.500.000', 'no es fecha'],
      ['A2', 'Canal', '$2.500.000', 'tampoco'],
    ];
    const { columnas, perfil } = await look(csvOf(sheet));
    expect(perfil).toBe('');
    expect(columnas.map(({ destino }) => destino)).toEqual([
      'campo:sigla',
      'campo:nombre',
      'campo:monto',
      undefined,
    ]);
    expect(columnas[2]).toMatchObject({
      unidad: '$',
      unidadProbable: { prueba: expect.stringContaining('pesos') },
    });
  });

  it('of a known sheet is read by its profile, and nothing else is taken from it', async () => {
    const { columnas } = await look(
      csvOf([[...toyHeaders, 'CORRELATIVO'], ...data.map((row) => [...row, '7'])]),
    );
    expect(columnas.at(-1)?.destino).toBeUndefined();
    expect(columnas[4]).toMatchObject({ destino: 'MONTO M$', unidad: 'M$', confianza: 1, porque: 'nombre' });
  });

  it('of dates shows what proves their order', async () => {
    const dated = [
      toyHeaders,
      ['A1', 'x', '', '4/17/2024', 'M$1', ''],
      ['A2', 'y', '', '5/3/2024', 'M$1', ''],
    ];
    const { columnas } = await look(csvOf(dated));
    expect(columnas[3]?.fechas?.sinCero).toMatchObject({
      veredicto: 'mdy',
      prueba: 'Mes/día: 0 solo pueden ser día/mes, 1 solo mes/día y 1 pueden ser las dos cosas.',
    });
  });

  it('goes where a saved mapping of the same headers says', async () => {
    const own = csvOf([
      ['Cosa', 'Plata'],
      ['A1', '$ 10'],
      ['A2', '$ 20'],
    ]);
    const plan = {
      hoja: 1,
      encabezados: [1, 1] as const,
      columnas: [
        { at: 0, titulo: 'COSA', destino: 'campo:sigla' },
        { at: 1, titulo: 'PLATA', destino: 'campo:monto', unidad: 'M$' as const },
      ],
      equivalencias: { tipo: { CAMINO: 'VIAL' } },
    };
    const found = await look(own, { saved: [{ id: 's1', nombre: 'La mía', perfil: '', plan }] });
    expect(found.reconocida).toMatchObject({ guardado: { nombre: 'La mía' } });
    expect(found.plan).toMatchObject({
      columnas: [{ destino: 'campo:sigla' }, { destino: 'campo:monto', unidad: 'M$' }],
      equivalencias: { tipo: { CAMINO: 'VIAL' } },
    });
  });

  it('is read the same from a workbook', async () => {
    const [csv, xlsx] = [
      await look(csvOf([toyHeaders, ...data])),
      await look(await xlsxOf([toyHeaders, ...data])),
    ];
    expect(xlsx.plan).toEqual(csv.plan);
  });
});

describe('a plan that comes from outside', () => {
  const good = { hoja: 1, encabezados: [1, 1], columnas: [{ at: 0, titulo: 'A', destino: 'x' }] };
  it.each<[string, unknown, boolean]>([
    ['whole', good, true],
    ['with everything', { ...good, fijos: { a: 'b' }, grupo: 0, equivalencias: { a: { b: 'c' } } }, true],
    ['nothing', null, false],
    ['without columns', { ...good, columnas: 'todas' }, false],
    ['with half a header', { ...good, encabezados: [1] }, false],
    ['with a strange unit', { ...good, columnas: [{ at: 0, titulo: 'A', unidad: 'USD' }] }, false],
    ['in millions', { ...good, columnas: [{ at: 0, titulo: 'A', unidad: 'MM$' }] }, true],
    ['with a list for a unit', { ...good, columnas: [{ at: 0, titulo: 'A', unidad: ['$'] }] }, false],
    [
      'with a strange order',
      { ...good, columnas: [{ at: 0, titulo: 'A', orden: { conCero: 'ymd' } }] },
      false,
    ],
    [
      'with two columns for one place',
      { ...good, columnas: [...good.columnas, { at: 1, titulo: 'B', destino: 'x' }] },
      false,
    ],
    [
      'with two columns at one place',
      { ...good, columnas: [...good.columnas, { at: 0, titulo: 'B' }] },
      false,
    ],
    ['with strange meanings', { ...good, equivalencias: { a: { b: 1 } } }, false],
    ['with strange fixed values', { ...good, fijos: [1] }, false],
    ['grouped by nothing', { ...good, grupo: -1 }, false],
  ])('%s', (_, plan, holds) => {
    expect(isPlan(plan)).toBe(holds);
  });
});
