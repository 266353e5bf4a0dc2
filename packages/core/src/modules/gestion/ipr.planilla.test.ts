import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../imports/ledger.ts';
import type { SheetFile } from '../../imports/read/source.ts';
import type { RefSource } from '../../imports/refs.ts';
import { memoryFile, memoryFiles, memorySink } from '../../imports/testing/memory.ts';
import { runImport } from '../../imports/testing/run-import.ts';
import { csvOf, xlsxOf } from '../../imports/testing/sheets.ts';
import { producto } from '../producto.ts';
import { esperado, gemela } from './testing/analisis-gemela.ts';

const comunas = [
  ...[
    'Bulnes',
    'Chillán',
    'Chillán Viejo',
    'Cobquecura',
    'Coelemu',
    'Coihueco',
    'El Carmen',
    'Ninhue',
    'Ñiquén',
  ],
  ...[
    'Pemuco',
    'Pinto',
    'Portezuelo',
    'Quillón',
    'Quirihue',
    'Ránquil',
    'San Carlos',
    'San Fabián',
    'San Ignacio',
  ],
  ...['San Nicolás', 'Treguaco', 'Yungay'],
];
const refs: RefSource = async (module) => {
  const names = module === 'comuna' ? comunas : ['DIPIR', 'DIPLADE', 'DIDESO', 'DIFOI', 'DIT', 'DAF'];
  return names.map((name) => ({ id: name, codigo: name, names: [name] }));
};

const imports = () => {
  const sink = memorySink();
  const files = memoryFiles();
  const run = (id: string, file: SheetFile) =>
    runImport({ id, product: producto, module: 'ipr', sheet: 'analisis', file, refs, sink, files });
  return { sink, files, run };
};

/** A cell as a spreadsheet program would keep it: an amount is a number there, and a date a date. */
const typed = (cell: string): string | number | Date => {
  if (/^\s*M?\$/.test(cell)) return Number(cell.replace(/\D/g, ''));
  const [day, month, year] = /^\d\d-\d\d-\d{4}$/.test(cell) ? cell.split('-').map(Number) : [];
  if (day && month && year) return new Date(Date.UTC(year, month - 1, day));
  return /^[1-9]\d*$/.test(cell) ? Number(cell) : cell;
};

describe('the sheet ANÁLISIS', () => {
  const check = async (file: SheetFile) => {
    const { run, sink, files } = imports();
    const first = await run('i1', file);
    expect(first).toMatchObject({
      nuevas: esperado.nuevas,
      retenidas: esperado.retenidas,
      omitidas: esperado.omitidas,
      errores: 0,
      conciliacion: expect.arrayContaining([
        expect.objectContaining({
          campo: 'montoIniciativa',
          planilla: esperado.aceptado + esperado.retenido + esperado.omitido,
          aceptado: esperado.aceptado,
          retenido: esperado.retenido,
          omitido: esperado.omitido,
          rechazado: 0,
          ilegibles: 0,
        }),
      ]),
    });
    expect(sink.records.size).toBe(esperado.nuevas);
    const before = new Map(sink.records);
    expect(await run('i2', file)).toMatchObject({ sinCambio: esperado.nuevas, nuevas: 0, actualizadas: 0 });
    expect(sink.records).toEqual(before);
    return { first, sink, files };
  };

  it('comes in from a CSV, and a second time changes nothing', async () => {
    const { first } = await check(memoryFile('analisis.csv', csvOf(gemela)));
    expect(first.vacias).toBe(esperado.vacias);
  });

  it('comes in the same from an xlsx, whose cells are texts, numbers and dates', async () => {
    const { sink } = await check(
      memoryFile('analisis.xlsx', await xlsxOf(gemela.map((row) => row.map(typed)))),
    );
    const fromCsv = imports();
    await fromCsv.run('i1', memoryFile('analisis.csv', csvOf(gemela)));
    expect(sink.records).toEqual(fromCsv.sink.records);
  });

  it('comes in the same in windows-1252, with semicolons', async () => {
    const plain = gemela.map((row) => row.map((cell) => cell.replaceAll('Ã‘', 'Ñ')));
    const { sink } = await check(
      memoryFile('analisis.csv', Buffer.from(csvOf(plain, ';', '\r\n'), 'latin1')),
    );
    expect(sink.records.get('40900001-0/2023')?.values.nombre).toBe(
      'CONSTRUCCIÓN SEDE VECINAL N° 1, REGIÓN DE ÑUBLE',
    );
  });

  it('fills the record as its quirks ask', async () => {
    const { run, sink } = imports();
    await run('i1', memoryFile('analisis.csv', csvOf(gemela)));
    expect(sink.records.get('40900000-0/2023')).toMatchObject({
      estado: 'AT',
      values: {
        bip: '40900000',
        sufijo: 0,
        anioPresupuestario: 2023,
        nombre: 'CONSTRUCCIÓN SEDE VECINAL N° 0, REGIÓN DE ÑUBLE',
        comunas: ['Treguaco'],
        territorio: 'ITATA · TREHUACO',
        mecanismo: 'FRIL',
        tipologia: 'FRIL',
        subtipoFril: 'AREAS_VERDES',
        subtitulo: '33',
        itemPresupuestario: '03',
        asignacion: '125',
        origen: 'SECTORIAL',
        division: 'DIDESO',
        montoIniciativa: 10_000_000,
        fechaRate: '2023-04-26',
        fechaRecepcion: '2019-03-13',
        estadoPreinversion: 'APROBADO TÉCNICAMENTE',
        priorizadaGobernador: false,
      },
    });
    expect(sink.records.get('40900003-0/2023')?.values).toMatchObject({
      comunas: ['Coihueco', 'San Fabián', 'Ñiquén'],
      fechaRate: '2023-02-07',
      mecanismo: 'TRANSFER',
    });
    const regional = sink.records.get('40900002-0/2023');
    expect(regional?.values).toMatchObject({
      comunas: null,
      territorio: 'REGIONAL',
      fechaRate: '2023-04-17',
    });
    expect(sink.records.get('40900004-0/2023')?.values).not.toHaveProperty('estadoPreinversion');
    expect(sink.records.get('40812400-0/2023')?.values.codigoUnico).toBeNull();
    expect([...sink.records.keys()].filter((code) => code.startsWith('40812252'))).toHaveLength(6);
  });

  it('warns about the initiatives that have no BIP, known by their código único', async () => {
    const { run, files, sink } = imports();
    await run('i1', memoryFile('analisis.csv', csvOf(gemela)));
    const { filas } = await readRows(files, 'i1', { limit: 1000 });
    const warned = filas.filter(({ avisos }) => avisos.some((aviso) => aviso.includes('no tiene 8 dígitos')));
    expect(warned.map(({ veredicto, codigo }) => [veredicto, codigo])).toEqual([
      ['nueva', '1-2023'],
      ['nueva', '2-2023'],
      ['nueva', '3-2023'],
    ]);
    expect(sink.records.get('1-2023')?.values.bip).toBeNull();
  });
});

const real = new URL('../../../../../../shared/data/cartera/iniciativas-analisis.csv', import.meta.url);

/** Figures of the real sheet, counted by hand in its README; pesos. */
const golden = {
  nuevas: 2286,
  retenidas: 188,
  omitidas: 6,
  errores: 0,
  vacias: 314,
  total: 2480,
};
const goldenMoney = {
  aceptado: (1_103_925_451 + 2_574_056) * 1000,
  retenido: 130_199_824 * 1000,
  rechazado: 0,
};

describe.skipIf(!existsSync(real))('the real sheet', () => {
  const check = async (file: SheetFile, summary: object) => {
    const imported = imports();
    const resumen = await imported.run('i1', file);
    expect(resumen).toMatchObject(summary);
    const [monto] = resumen.conciliacion;
    expect(monto).toMatchObject(goldenMoney);
    // What has a code adds up to the sheet; the three named rows without one are the rest.
    expect((monto?.planilla ?? 0) - (monto?.omitido ?? 0)).toBe(1_236_699_331 * 1000);
    const { filas } = await readRows(imported.files, 'i1', { veredicto: 'retenida', limit: 1000 });
    expect(new Set(filas.map(({ clave }) => clave)).size).toBe(93);
    return imported;
  };

  it('comes in to the peso from its CSV and from an xlsx made of it, once', async () => {
    const csv = { name: 'analisis.csv', open: async () => createReadStream(real) };
    const { run, sink } = await check(csv, golden);
    const writes = sink.writes;
    expect(await run('i2', csv)).toMatchObject({ sinCambio: golden.nuevas, nuevas: 0, actualizadas: 0 });
    expect(sink.writes).toBe(writes);

    const rows: string[][] = parse(await readFile(real), { relax_column_count: true });
    const { vacias: _, ...summary } = golden;
    const xlsx = await check(memoryFile('analisis.xlsx', await xlsxOf(rows)), summary);
    expect(xlsx.sink.records).toEqual(sink.records);
  }, 240_000);
});
