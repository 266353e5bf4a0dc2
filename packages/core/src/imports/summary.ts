import { conPuntos } from '../kernel/declare/valores/numeros.ts';
import type { Trozo } from './ledger.ts';
import type { Reconciled } from './reconcile.ts';
import { type Cuentas, sinCuentas, sumar } from './verdict.ts';

/** State of an import, in the fields of the module `importacion`. */
export interface Resumen {
  /** Rows that get a verdict. */
  readonly total: number;
  /** Rows that have theirs. */
  readonly procesadas: number;
  readonly nuevas: number;
  readonly actualizadas: number;
  readonly sinCambio: number;
  readonly retenidas: number;
  readonly omitidas: number;
  readonly errores: number;
  /** Rows that came in, or are held, with something to know about them. */
  readonly avisos: number;
  /** Blank rows: they get no verdict. */
  readonly vacias: number;
  readonly conciliacion: readonly Reconciled[];
  /** One line that says how it went. */
  readonly mensaje: string;
}

const part = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${conPuntos(count)} ${count === 1 ? one : many}`];

const messageOf = (cuentas: Cuentas, vacias: number): string => {
  const parts = [
    ...part(cuentas.nueva, 'nueva', 'nuevas'),
    ...part(cuentas.actualiza, 'actualizada', 'actualizadas'),
    ...part(cuentas.sin_cambio, 'sin cambio', 'sin cambio'),
    ...part(cuentas.retenida, 'por decidir', 'por decidir'),
    ...part(cuentas.omitida, 'omitida', 'omitidas'),
    ...part(cuentas.error, 'con error', 'con error'),
    ...part(vacias, 'fila vacía', 'filas vacías'),
  ];
  return `${parts.join(', ')}.`;
};

/** Puts together the state of an import. */
export const summarise = (state: {
  readonly total: number;
  readonly vacias: number;
  readonly avisos: number;
  readonly cuentas: Cuentas;
  readonly conciliacion: readonly Reconciled[];
}): Resumen => {
  const { total, vacias, avisos, cuentas, conciliacion } = state;
  return {
    total,
    procesadas: Object.values(cuentas).reduce((sum, count) => sum + count, 0),
    nuevas: cuentas.nueva,
    actualizadas: cuentas.actualiza,
    sinCambio: cuentas.sin_cambio,
    retenidas: cuentas.retenida,
    omitidas: cuentas.omitida,
    errores: cuentas.error,
    avisos,
    vacias,
    conciliacion,
    mensaje: messageOf(cuentas, vacias),
  };
};

/** The state of an import once some of its rows got another verdict. */
export const resumenOf = (
  { total, vacias, avisos }: Resumen,
  trozos: readonly Trozo[],
  conciliacion: readonly Reconciled[],
): Resumen =>
  summarise({
    total,
    vacias,
    avisos,
    conciliacion,
    cuentas: trozos.reduce((sum, trozo) => sumar(sum, trozo.cuentas), sinCuentas),
  });
