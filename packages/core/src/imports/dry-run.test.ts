import { describe, expect, it } from 'vitest';
import { amended, noAmendments } from './amendments.ts';
import { analyse } from './analyse.ts';
import { canonicalName } from './detect/canonical.ts';
import { suggester } from './detect/suggest.ts';
import { dryRun, type ImportJob } from './dry-run.ts';
import { readRows } from './ledger.ts';
import type { Plan } from './plan.ts';
import { memoryFile, memoryFiles, memorySink } from './testing/memory.ts';
import { csvOf } from './testing/sheets.ts';
import { toyHeaders, toyProduct, toyRefs } from './testing/toy.ts';

const tried = async (
  rows: readonly (readonly string[])[],
  { change = (plan) => plan, ...job }: Partial<ImportJob> & { change?: (plan: Plan) => Plan } = {},
) => {
  const files = memoryFiles();
  const sink = memorySink();
  const file = memoryFile('plan.csv', csvOf([toyHeaders, ...rows]));
  const { plan } = await analyse({ product: toyProduct, module: 'obra', file, saved: [], asked: {} });
  const all = {
    id: 'i',
    product: toyProduct,
    module: 'obra',
    sheet: 'plan',
    refs: toyRefs,
    file,
    sink,
    files,
  };
  const indice = await dryRun({ ...all, ...job }, change(plan));
  return {
    indice,
    sink,
    filas: (await readRows(files, 'i', { limit: 1000 })).filas,
    resumen: indice.resumen,
  };
};

describe('a trial', () => {
  it('writes no record', async () => {
    const { resumen, sink } = await tried([['A1', 'Puente', '', '', 'M$10']]);
    expect(resumen.nuevas).toBe(1);
    expect([sink.writes, sink.records.size]).toEqual([0, 0]);
  });

  it('passes over headers that are said again and blank tails', async () => {
    const { filas, resumen } = await tried([
      ['A1', 'Puente', '', '', 'M$10'],
      toyHeaders,
      ['A2', 'Canal'],
      [],
      [''],
    ]);
    expect(filas.map(({ fila, veredicto }) => [fila, veredicto])).toEqual([
      [2, 'nueva'],
      [4, 'nueva'],
    ]);
    expect(resumen.total).toBe(2);
  });

  it('checks printed totals and subtotals, and counts their money once', async () => {
    const { filas, resumen } = await tried([
      ['A1', 'Puente', '', '', 'M$10'],
      ['A2', 'Canal', '', '', 'M$20'],
      ['SUBTOTAL', '', '', '', 'M$30'],
      ['A3', 'Muelle', '', '', 'M$5'],
      ['', '', '', '', 'M$35'],
      ['', '', '', '', 'M$99'],
    ]);
    const [monto] = resumen.conciliacion;
    expect(monto?.totales).toEqual([
      { fila: 4, impreso: 30_000, calculado: 30_000 },
      { fila: 6, impreso: 35_000, calculado: 35_000 },
    ]);
    expect(monto).toMatchObject({ aceptado: 35_000, omitido: 99_000, planilla: 134_000 });
    expect(filas.at(-1)?.motivo).toContain('parece un total');
  });

  it('groups the sums by a column, mapped or not', async () => {
    const { resumen } = await tried(
      [
        ['A1', 'Puente', 'Vial', '', 'M$10'],
        ['A2', 'Canal', 'Riego', '', 'M$20'],
        ['A3', 'Camino', 'Vial', '', 'M$1'],
      ],
      { change: (plan) => ({ ...plan, grupo: 2 }) },
    );
    expect(resumen.conciliacion[0]?.grupos).toMatchObject([
      { grupo: 'Riego', filas: 1, planilla: 20_000 },
      { grupo: 'Vial', filas: 2, planilla: 11_000 },
    ]);
  });

  it('takes what every row says from the plan, and the order of dates from a person', async () => {
    const { filas, indice } = await tried([['A1', 'Puente', '', '5/3/2024', 'M$10']], {
      change: (plan) => ({
        ...plan,
        fijos: { unidad: 'Riego' },
        columnas: plan.columnas
          .filter(({ titulo }) => titulo !== 'UNIDAD')
          .map((column) =>
            column.titulo === 'INICIO' ? { ...column, orden: { sinCero: 'mdy' as const } } : column,
          ),
      }),
    });
    expect(filas[0]?.avisos).toEqual([]);
    expect(indice.desconocidos).toEqual([]);
  });

  it('gathers the names nobody knows with what they may mean, and knows them once told', async () => {
    const rows = [
      ['A1', 'Puente', 'Viall', '', 'M$10', 'OBRAS PUBLICA'],
      ['A2', 'Canal', 'Viall', '', 'M$10', 'Obras Publica'],
    ];
    const { indice, filas } = await tried(rows);
    expect(indice.desconocidos).toMatchObject([
      { campo: 'tipo', formas: ['Viall'], filas: 2, sugerencias: [{ valor: 'VIAL' }] },
      {
        campo: 'unidad',
        formas: ['OBRAS PUBLICA', 'Obras Publica'],
        filas: 2,
        sugerencias: [{ valor: 'OP' }],
      },
    ]);
    expect(filas[0]?.celdas).toHaveProperty('UNIDAD');
    const told = await tried(rows, {
      change: (plan) => ({
        ...plan,
        equivalencias: { tipo: { VIALL: 'VIAL' }, unidad: { 'OBRAS PUBLICA': 'OP' } },
      }),
    });
    expect(told.indice.desconocidos).toEqual([]);
    expect(told.filas[0]?.avisos).toEqual([]);
  });

  it('offers every record a name fits, and chooses none', async () => {
    const twins = async () => [
      { id: '1', codigo: 'P-2024', names: ['P-2024'], by: {} },
      { id: '2', codigo: 'P-2025', names: ['P-2025'] },
      { id: '3', codigo: 'X', names: ['Vialidad de la Provincia', 'P'] },
      { id: '4', codigo: 'Y', names: ['P'] },
    ];
    const { indice, filas } = await tried([['A1', 'Puente', '', '', 'M$10', 'P']], { refs: twins });
    expect(indice.desconocidos).toMatchObject([
      { varios: true, sugerencias: [{ valor: 'X' }, { valor: 'Y' }] },
    ]);
    expect(filas[0]?.avisos[0]).toContain('calza con 2 registros');
  });

  it('lays corrections and decisions over the sheet', async () => {
    const rows = [
      ['A1', 'Puente', '', '', 'diez'],
      ['A2', 'Canal', '', '', 'M$20'],
      ['A2', 'Canal ampliado', '', '', 'M$25'],
    ];
    const corrected = amended(noAmendments, {
      celdas: { 2: { 'MONTO M$': 'M$10' } },
      decisiones: [
        { fila: 3, decision: 'crear' },
        { fila: 4, decision: 'crear', correlativo: 2 },
      ],
    });
    const { filas, resumen } = await tried(rows, { amendments: corrected });
    expect(filas.map(({ veredicto, corregida }) => [veredicto, corregida])).toEqual([
      ['nueva', true],
      ['nueva', undefined],
      ['nueva', undefined],
    ]);
    expect(resumen.conciliacion[0]).toMatchObject({ aceptado: 55_000, ilegibles: 0 });
    const back = amended(corrected, { celdas: { 2: {} }, decisiones: [{ fila: 4, decision: 'descartar' }] });
    expect((await tried(rows, { amendments: back })).filas.map(({ veredicto }) => veredicto)).toEqual([
      'nueva',
      'nueva',
      'omitida',
    ]);
  });
});

describe('names of institutions', () => {
  it.each([
    ['MUN. COBQUECURA', 'MUNICIPALIDAD DE COBQUECURA'],
    ['MUNIPALIDAD DE CHILÁN', 'Municipalidad de Chillán'],
    ['I. MUNICIPALIDAD DE  RANQUIL', 'Municipalidad de Ránquil'],
  ])('%s and %s are the same', (one, other) => {
    expect(canonicalName(one)).toBe(canonicalName(other));
  });

  it('are suggested by likeness, and strangers are not', () => {
    const suggest = suggester([
      { valor: 'CH', names: ['Municipalidad de Chillán'] },
      { valor: 'CV', names: ['Municipalidad de Chillán Viejo'] },
      { valor: 'NI', names: ['Ninhue'] },
    ]);
    expect(suggest('MUN. CHILLAN')[0]).toMatchObject({ valor: 'CH', parecido: 1 });
    expect(suggest('NINHEU')[0]).toMatchObject({ valor: 'NI' });
    expect(suggest('Corporación de Deportes')).toEqual([]);
  });
});
