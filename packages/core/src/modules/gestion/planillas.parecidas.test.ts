import { describe, expect, it } from 'vitest';
import { applyImport } from '../../imports/apply.ts';
import type { Plan } from '../../imports/plan.ts';
import type { RefOption } from '../../imports/refs.ts';
import { memoryFile } from '../../imports/testing/memory.ts';
import { csvOf, xlsxOf } from '../../imports/testing/sheets.ts';
import { ensayarPlanilla } from './testing/ensayo.ts';

/** Records by their names, so that what a sheet calls them finds them. */
const llamados = (
  nombres: readonly string[],
  by: Readonly<Record<string, string>> = {},
): readonly RefOption[] => nombres.map((nombre) => ({ id: nombre, codigo: nombre, names: [nombre], by }));

const registros: Readonly<Record<string, readonly RefOption[]>> = {
  comuna: llamados(['Chillán', 'Ninhue', 'Treguaco']),
  entidad: llamados(['Municipalidad de Ninhue', 'Municipalidad de Chillán']),
  ipr: llamados(['40010000', '40010001', '40010002']),
  convenio: llamados(['2501C0100', '2501C0101', '2501C0102']),
};

const ensayar = async (modulo: string, body: string | Uint8Array, cambiar?: (plan: Plan) => Plan) => {
  const refs = (name: string) => registros[name] ?? [];
  const { analysis, resumen, filas, files, sink } = await ensayarPlanilla({
    modulo,
    file: memoryFile('otra', body),
    refs,
    cambiar,
  });
  await applyImport({ id: 'i1', files, sink, mayGoOn: () => true });
  return { perfil: analysis.perfil, analysis, resumen, filas, creados: [...sink.records.values()] };
};

const destinos = ({ columnas }: Awaited<ReturnType<typeof ensayar>>['analysis']) =>
  Object.fromEntries(columnas.map(({ titulo, destino }) => [titulo, destino]));

describe('sheets of the kind the office keeps, written by other hands', () => {
  it('a portfolio with banners, other words, headers said again, a total nobody named and a blank tail', async () => {
    const titulos = [
      'N°',
      'CÓDIGO ÚNICO',
      'AÑO PRESUPUESTARIO',
      'CODIGO BIP',
      'DV',
      'NOMBRE DE LA INICIATIVA',
    ];
    const otros = ['TIPOLOGIA', 'COMUNA', 'MONTO TOTAL INICIATIVA (M$)', 'ESTADO', 'FECHA ESTADO', 'RATE'];
    const fila = (at: number) => [
      ...[`${at + 1}`, `4001000${at}-2026`, '2026', `4001000${at}`, '0', `Plaza ${at}`],
      ...['FRIL', 'TREHUACO', `M$ ${100 + at}.500`, 'APROBADO', `${at + 1}.03.2026`, 'RS'],
    ];
    const encabezado = [...titulos, ...otros];
    const total = encabezado.map((_, at) => (at === 8 ? '304.500' : ''));
    const vista = await ensayar(
      'ipr',
      csvOf(
        [
          ...[
            ['GOBIERNO REGIONAL'],
            ['CARTERA 2026'],
            [],
            encabezado,
            fila(0),
            encabezado,
            fila(1),
            fila(2),
            total,
          ],
          ...Array.from({ length: 20 }, () => encabezado.map(() => '')),
        ],
        ';',
      ),
    );
    expect(vista).toMatchObject({ perfil: 'analisis', resumen: { nuevas: 3, omitidas: 1, errores: 0 } });
    expect(vista.resumen.conciliacion[0]).toMatchObject({
      aceptado: 304_500_000,
      totales: [{ impreso: 304_500_000, calculado: 304_500_000 }],
    });
  });

  it('a portfolio whose amounts stand under a merged header that says their unit', async () => {
    const arriba = ['IDENTIFICACIÓN', '', '', '', '', 'MONTOS (M$)', '', 'COMUNA'];
    const abajo = [
      'CÓD. ÚNICO',
      'AÑO PRESP',
      'BIP',
      'DV',
      'NOMBRE DE LA INICIATIVA',
      'INICIATIVA',
      'FNDR',
      '',
    ];
    const filas = [0, 1, 2].map((at) => [
      ...[`4001000${at}-2026`, 2026, 40010000 + at, 0, `Sede ${at}`],
      ...[250_000 + at, 240_000 + at, 'Ninhue'],
    ]);
    const vista = await ensayar('ipr', await xlsxOf([['Cartera'], [], arriba, abajo, ...filas]));
    expect(vista.perfil).toBe('analisis');
    expect(vista.analysis.plan.encabezados).toEqual([3, 4]);
    expect(destinos(vista.analysis)).toMatchObject({ INICIATIVA: 'MONTO INICIATIVA', FNDR: 'MONTO FNDR' });
    expect(vista.resumen.conciliacion.map(({ planilla }) => planilla)).toEqual([750_003_000, 720_003_000]);
  });

  it('a register in Windows-1252 with semicolons, in pesos, whose dates say the month first', async () => {
    const titulos = [
      ...['SUBT.', 'ÍTEM', 'CÓDIGO BIP', 'UNIDAD TÉCNICA', 'NOMBRE PROYECTO', 'MONTO CONVENIO ($)'],
      ...['ESTADO DEL CONVENIO', 'FECHA FIRMA CONVENIO', 'N° RES. APRUEBA CONVENIO', 'TIPO RESOLUCIÓN'],
    ];
    const filas = [0, 1, 2].map((at) => [
      ...['33', '03', `4001000${at}`, 'Municipalidad de Ninhue', `Proyecto ${at}`, `$ ${150 + at}.000.000`],
      ...['FIRMADO', `${at + 1}/25/2026`, `${10 + at}`, 'EXENTA'],
    ]);
    const texto = Buffer.from(csvOf([titulos, ...filas], ';', '\r\n'), 'latin1');
    const vista = await ensayar('convenio', texto);
    expect(vista).toMatchObject({ perfil: 'registro2023', resumen: { nuevas: 3, errores: 0 } });
    expect(vista.resumen.conciliacion[0]).toMatchObject({ unidad: '$', aceptado: 453_000_000 });
    expect(vista.creados[0]?.values).toMatchObject({ tipo: 'TRANSFERENCIA', firmadoEl: '2026-01-25' });
  });

  it('the board of the next year, with its subtotals and a total with a name', async () => {
    const titulos = ['Comuna', 'Código BIP', 'Nombre de la Iniciativa', 'Estado', 'Sub Estado', 'Saldo 2027'];
    const suma = (nombre: string, monto: string) => ['', '', nombre, '', '', monto];
    const obra = (at: number) => [
      'NINHUE',
      `4001000${at}`,
      `Obra ${at}`,
      'EJECUCIÓN',
      'AVANCE',
      `$ ${100 + at},000`,
    ];
    const vista = await ensayar(
      'ipr',
      csvOf([
        ...[['Saldos en M$'], titulos, obra(0), obra(1), suma('Subtotal', '$ 201,000')],
        ...[obra(2), suma('Subtotal', '$ 102,000'), suma('SUMA TOTAL', '$ 303,000')],
      ]),
    );
    expect(vista).toMatchObject({ perfil: 'tablero2027', resumen: { nuevas: 3, omitidas: 3, errores: 0 } });
    expect(vista.resumen.conciliacion[0]?.totales).toMatchObject([
      { impreso: 201_000_000, calculado: 201_000_000 },
      { impreso: 102_000_000, calculado: 102_000_000 },
      { impreso: 303_000_000, calculado: 303_000_000 },
    ]);
    expect(vista.creados[0]?.estado).toBe('EN_EJECUCION');
  });

  it('a modification in which items have parts, and some have none', async () => {
    const titulos = ['SUBT', 'ÍTEM', 'ASIG', 'DENOMINACIÓN', 'DISTRIBUCION INICIAL (M$)'];
    const vista = await ensayar(
      'asignacion_presupuestaria',
      csvOf([
        ...[['MODIFICACIÓN N° 12'], titulos, ['24', '', '', 'TRANSFERENCIAS', '300.000']],
        ...[
          ['', '03', '', 'A otras entidades', '300.000'],
          ['', '', '476', 'Uno', '200.000'],
        ],
        ...[
          ['', '', '477', 'Dos', '100.000'],
          ['29', '', '', 'ACTIVOS', '50.000'],
          ['', '03', '', 'Vehículos', '50.000'],
        ],
        ['', '', '', 'TOTAL', '350.000'],
      ]),
      (plan) => ({ ...plan, fijos: { anio: '2026' } }),
    );
    expect(vista).toMatchObject({ perfil: 'modificacion', resumen: { nuevas: 3, errores: 0 } });
    expect(vista.resumen.conciliacion[0]).toMatchObject({ aceptado: 350_000_000 });
    expect(vista.filas[1]).toMatchObject({ veredicto: 'omitida', motivo: expect.stringContaining('debajo') });
  });

  it('a list with a BIP and no sheet of its own is read by what the others call the same', async () => {
    const vista = await ensayar(
      'ipr',
      csvOf([
        ['Nº', 'BIP', 'Iniciativa', 'Comuna(s)', 'Año presupuesto', 'Costo total M$'],
        ['1', '40010000-0', 'Puente', 'Chillán / Ninhue', '2026', '200.000'],
        ['2', '40010001-0', 'Canal', 'TREHUACO', '2026', '100.000'],
      ]),
    );
    expect(vista).toMatchObject({ perfil: '', resumen: { nuevas: 2, errores: 0, avisos: 0 } });
    expect(vista.creados.map(({ values }) => values)).toMatchObject([
      { bip: '40010000', comunas: ['Chillán', 'Ninhue'], montoIniciativa: 200_000_000 },
      { bip: '40010001', comunas: ['Treguaco'] },
    ]);
  });
});
