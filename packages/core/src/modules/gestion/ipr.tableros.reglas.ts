import type { RawRow } from '../../kernel/declare/sheet.ts';
import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';
import { leerPesos } from '../../kernel/declare/valores/dinero-lectura.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { estados } from './ipr.catalogos.ts';
import { bipDe, codigoPresupuestario } from './ipr.planilla.reglas.ts';

type Estado = keyof typeof estados;

export { bipDe, codigoPresupuestario as codigo };

/** One part of `31.02.004`. */
export const parteDelItem =
  (parte: number) =>
  (texto: string): string | undefined =>
    /^\d+(?:\.\d+)*$/.test(texto) ? texto.split('.')[parte] : undefined;

/** One part of the column with the budget item. */
export const itemDe =
  (parte: number) =>
  (_: string, fila: RawRow): string | undefined =>
    parteDelItem(parte)(fila['Item Presupuestario'] ?? '');

const porEstado: Readonly<Record<string, Estado>> = {
  EJECUCION: 'EN_EJECUCION',
  LICITACION: 'EN_LICITACION',
  CONVENIO: 'EN_FORMALIZACION',
  ADJUDICADO: 'ADJUDICADO',
  ADJUDICADA: 'ADJUDICADO',
  ADJUDICACION: 'ADJUDICADO',
  PARALIZADA: 'SUSPENDIDO',
  PARALIZADO: 'SUSPENDIDO',
};

/** State in which a row of a board arrives when its initiative is new here; what is unknown stays at the beginning. */
export const estadoDelTablero = (fila: RawRow): Estado =>
  porEstado[plegar(fila['Sub-Estado Iniciativa'] ?? '')] ??
  porEstado[plegar(fila['Estado Iniciativa'] ?? '')] ??
  'INGRESADO';

/** The same for the master sheet, which numbers its states: `7. EN EJECUCIÓN`. */
export const estadoDeMaestra = (fila: RawRow): Estado => {
  const estado = plegar(fila.ESTADO ?? '')
    .replace(/^\d+\.? */, '')
    .replace(/^EN /, '');
  return porEstado[estado] ?? (estado === 'TERMINADO' ? 'RECEPCION_PROVISORIA' : 'INGRESADO');
};

const meses = [
  'ENERO',
  'FEBRERO',
  'MARZO',
  'ABRIL',
  'MAYO',
  'JUNIO',
  'JULIO',
  'AGOSTO',
  'SEPTIEMBRE',
  'OCTUBRE',
  'NOVIEMBRE',
  'DICIEMBRE',
] as const;

/** What the monthly columns of a year are called: a projected and a real amount each, in the order of the sheet. */
export const columnasDeMeses = (anio: number): readonly string[] =>
  meses.flatMap((mes) => [`${mes} PROYECTADO ${anio}`, `${mes} REAL ${anio}`]);

/** The sheet writes its months in thousands of pesos. */
const pesosDe = (fila: RawRow, columna: string): number | undefined => {
  const lectura = leerPesos(fila[columna] ?? '', 'M$');
  return lectura.ok ? lectura.pesos : undefined;
};

/** A month of the spending of an initiative, in whole pesos. */
export interface MesDeGasto {
  readonly anio: number;
  readonly mes: number;
  readonly proyectado?: number;
  readonly real?: number;
}

/** The months of a year a row says something about; nothing when it says nothing. */
export const programacionDe =
  (anio: number) =>
  (_: string, fila: RawRow): readonly MesDeGasto[] | undefined => {
    const filas = meses.flatMap((mes, at) => {
      const proyectado = pesosDe(fila, `${mes} PROYECTADO ${anio}`);
      const real = pesosDe(fila, `${mes} REAL ${anio}`);
      if (!proyectado && !real) return [];
      return [
        {
          anio,
          mes: at + 1,
          ...(proyectado === undefined ? {} : { proyectado }),
          ...(real === undefined ? {} : { real }),
        },
      ];
    });
    return filas.length ? filas : undefined;
  };

/** What is spent by month against what the row says was spent in the year. */
export const avisoDeMeses =
  (anio: number, ejecutado: string) =>
  (fila: RawRow): string | undefined => {
    const dicho = pesosDe(fila, ejecutado);
    const dichos = programacionDe(anio)('', fila);
    const suma = dichos?.reduce((total, { real = 0 }) => total + real, 0);
    return dicho === undefined || suma === undefined || suma === dicho
      ? undefined
      : `Los meses de ${anio} suman ${formatearPesos(suma)} y «${ejecutado}» dice ${formatearPesos(dicho)}: revise la planilla.`;
  };
