import type { Fila } from './convenios.ts';

const marco = 79_000_000_000;
/** Share of the frame planned for each month: little in summer, a peak in March and much at the end. */
const programa = [2.5, 4, 14, 9, 8, 7.5, 10, 7, 7.5, 9, 10, 11.5];
/** How much of what was planned was done. */
const cumplido = [1, 0.96, 1.08, 0.9, 1.02, 0.88, 0.97, 0.8, 0.92, 0.95, 0.9, 1];

const meses = (anio: number, ultimo: string): readonly Fila[] =>
  programa.map((parte, at) => {
    const codigo = `${anio}-${String(at + 1).padStart(2, '0')}`;
    const programado = Math.round((marco * parte) / 100_000) * 1000;
    const real = Math.round((programado * (cumplido[at] ?? 1)) / 1000) * 1000;
    return {
      codigo,
      estado: 'VIGENTE',
      values: {
        mes: `${codigo}-01`,
        marco,
        programado,
        ...(codigo < ultimo ? { real, fuente: 'Inventado para la demostración' } : {}),
      },
    };
  });

/** The execution of this year until last month and of the whole year before, invented. */
export const ejecucion = (hoy: string): readonly Fila[] => {
  const anio = Number(hoy.slice(0, 4));
  return [anio - 1, anio].flatMap((one) => meses(one, hoy.slice(0, 7)));
};
