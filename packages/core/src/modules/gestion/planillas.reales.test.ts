import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../imports/plan.ts';
import type { SheetFile } from '../../imports/read/source.ts';
import type { RefOption } from '../../imports/refs.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import { ensayarPlanilla } from './testing/ensayo.ts';

const carpeta = new URL('../../../../../../shared/data/cartera/', import.meta.url);
const ausente = !existsSync(carpeta);

/** A sheet beside the checkout, for those who have it; without it these tests say that they were skipped. */
const planilla = (nombre: string): SheetFile => ({
  name: nombre,
  open: async () => createReadStream(new URL(nombre, carpeta)),
});

const MILES = 1000;

/** Every name in a column, as a record that goes by it: what the register calls an institution is nobody's business here. */
const comoRegistros = (nombres: readonly string[]): readonly RefOption[] =>
  [...new Set(nombres.map(plegar))].map((nombre) => ({
    id: nombre,
    codigo: nombre,
    names: [nombre],
    by: { bip: nombre },
  }));

const ensayar = async (
  modulo: string,
  nombre: string,
  refs: (modulo: string) => readonly RefOption[] = () => [],
  cambiar?: (plan: Plan) => Plan,
) => ensayarPlanilla({ modulo, file: planilla(nombre), refs, cambiar });

describe.skipIf(ausente)('the registers the office really keeps (../shared/data)', () => {
  it('of agreements come in to the peso, by subtítulo', async () => {
    const nombre = 'convenios-2023-2024.csv';
    const vista = await ensayar('convenio', nombre);
    expect(vista.analysis.perfil).toBe('registro2023');
    const textos = (columna: string) => vista.filas.map(({ valores }) => valores[columna] ?? '');
    const { resumen, filas } = await ensayar(
      'convenio',
      nombre,
      (modulo) => comoRegistros(textos(modulo === 'entidad' ? 'UNIDAD TECNICA' : 'CODIGO')),
      (plan) => ({ ...plan, grupo: 0 }),
    );
    const [monto] = resumen.conciliacion;
    expect(monto?.planilla).toBe(164_783_339 * MILES);
    const porSubtitulo = Object.fromEntries(
      (monto?.grupos ?? []).map(({ grupo, filas: cuantas, planilla: suma }) => [
        grupo,
        [cuantas, suma / MILES],
      ]),
    );
    expect(porSubtitulo).toMatchObject({
      33: [243, 46_062_150],
      31: [61, 57_702_821],
      24: [55, 39_560_406],
      29: [46, 21_457_962],
    });
    expect(filas).toHaveLength(405);
    expect(resumen).toMatchObject({ total: 405, vacias: 3, errores: 1 });
    const { aceptado = 0, retenido = 0, omitido = 0, rechazado = 0 } = monto ?? {};
    expect(aceptado + retenido + omitido + rechazado).toBe(monto?.planilla);
    expect(resumen.nuevas + resumen.retenidas + resumen.omitidas).toBe(404);
    expect(resumen.retenidas).toBeGreaterThanOrEqual(8);
  });

  it.each([
    ['fril-31-avan-y-adj.csv', 49, 52_671_986],
    ['fril-31-lic-y-con.csv', 23, 8_208_395],
    ['fril-31-para-reeva-y-ter.csv', 3, 369_814],
  ])('of the board %s add up to their printed totals', async (nombre, lineas, saldo) => {
    const { analysis, resumen, filas } = await ensayar('ipr', nombre);
    expect(analysis.perfil).toBe('tablero31');
    const [vigente] = resumen.conciliacion;
    expect(vigente).toMatchObject({ campo: 'gastoVigente', planilla: saldo * MILES });
    expect(vigente?.totales).toMatchObject([{ impreso: saldo * MILES, calculado: saldo * MILES }]);
    expect(filas).toHaveLength(lineas);
    expect(filas.at(-1)).toMatchObject({
      veredicto: 'omitida',
      motivo: expect.stringContaining('Total impreso'),
    });
  });

  it('of the boards together are what the summary of the office says', async () => {
    const sumas = await Promise.all(
      ['avan-y-adj', 'lic-y-con', 'para-reeva-y-ter'].map(async (parte) => {
        const { resumen } = await ensayar('ipr', `fril-31-${parte}.csv`);
        return resumen.conciliacion.map(({ planilla: suma }) => suma / MILES);
      }),
    );
    const total = (at: number) => sumas.reduce((suma, columnas) => suma + (columnas[at] ?? 0), 0);
    expect([total(0), total(1)]).toEqual([61_250_195, 20_643_831]);
  });

  it('of the portfolio add up in every column of money', async () => {
    const { analysis, resumen } = await ensayar('ipr', 'iniciativas-analisis.csv');
    expect(analysis.perfil).toBe('analisis');
    const suma = (campo: string) => {
      const columna = resumen.conciliacion.find((una) => una.campo === campo);
      return columna ? (columna.aceptado + columna.retenido + columna.rechazado) / MILES : 0;
    };
    expect(suma('montoIniciativa')).toBe(1_236_699_331);
    expect(suma('montoFndr')).toBe(1_136_670_263);
    expect(suma('montoAprobado')).toBe(388_262_762);
  });
});
