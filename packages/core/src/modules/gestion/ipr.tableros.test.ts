import { expect, it } from 'vitest';
import { memoryFile, memoryFiles, memorySink } from '../../imports/testing/memory.ts';
import { runImport } from '../../imports/testing/run-import.ts';
import { csvOf } from '../../imports/testing/sheets.ts';
import { producto } from '../producto.ts';
import { columnasDeMeses } from './ipr.tableros.reglas.ts';

const MESES = 24;
/** As the office writes them: without the year, the same names for each one. */
const delAnio = columnasDeMeses(2025).map((titulo) => titulo.replace(' 2025', ''));
const antes = [
  'CODIGO ÚNICO',
  'AÑO PRESUPUESTARIO',
  'CODIGO BIP',
  'NOMBRE INICIATIVA',
  'MONTO TOTAL PROYECTO',
];
const titulos = [
  ...antes,
  ...delAnio,
  'GASTO EJECUTADO 2024',
  ...delAnio,
  'GASTO A EJECUTAR 2025',
  'GASTO EJECUTADO 2025',
  'ARRASTRE 2026',
];
const meses = (...montos: readonly string[]) => Array.from({ length: MESES }, (_, at) => montos[at] ?? '');

it('the monthly columns of MAESTRA are those before the year they belong to, whatever repeats before them', async () => {
  const fila = (bip: string, ejecutado: string, ...montos: readonly string[]) => [
    ...[`${bip}-2025`, '2025', bip, `Sede ${bip}`, 'M$ 5.000'],
    ...meses('$999', '$999'),
    '$1,998',
    ...meses(...montos),
    ...['$2,000', ejecutado, '$0'],
  ];
  const rows = [
    titulos,
    fila('40050001', '$700', '$1,000', '$500', '', '$200'),
    fila('40050002', '$700', '', '$500'),
  ];
  const sink = memorySink();
  const files = memoryFiles();
  const resumen = await runImport({
    id: 'i1',
    product: producto,
    module: 'ipr',
    sheet: 'maestra',
    file: memoryFile('maestra.csv', csvOf(rows)),
    refs: async () => [],
    sink,
    files,
  });
  expect(resumen).toMatchObject({ nuevas: 2, avisos: 1 });
  expect([...sink.records.values()].map(({ values }) => values.programacion)).toEqual([
    [
      { anio: 2025, mes: 1, proyectado: 1_000_000, real: 500_000 },
      { anio: 2025, mes: 2, real: 200_000 },
    ],
    [{ anio: 2025, mes: 1, real: 500_000 }],
  ]);
});
