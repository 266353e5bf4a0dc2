import type { RawRow } from '../kernel/declare/sheet.ts';
import type { Bucket } from './reconcile.ts';
import type { RowValues } from './sink.ts';

/** What became of a row. */
export type Veredicto = 'nueva' | 'actualiza' | 'sin_cambio' | 'retenida' | 'omitida' | 'error';

/** What a held row would become, kept so that a decision needs no second reading of the sheet. */
export interface Propuesta {
  readonly values: RowValues;
  readonly estado: string;
  readonly hash: string;
}

/** A row of an import with its verdict, as it is stored and shown. */
export interface FilaImportada {
  readonly fila: number;
  readonly veredicto: Veredicto;
  /** What the person should know about a row that came in or is held. */
  readonly avisos: readonly string[];
  /** Why the row did not come in. */
  readonly motivo?: string;
  /** Code of its record. */
  readonly codigo?: string;
  /** Id of its record. */
  readonly registro?: string;
  /** Natural key the row asks for. */
  readonly clave?: string;
  /** The row as the sheet has it. */
  readonly valores: RawRow;
  readonly propuesta?: Propuesta;
}

/** How many rows got each verdict. */
export type Cuentas = Readonly<Record<Veredicto, number>>;

/** No row of any verdict. */
export const sinCuentas: Cuentas = {
  nueva: 0,
  actualiza: 0,
  sin_cambio: 0,
  retenida: 0,
  omitida: 0,
  error: 0,
};

/** Counts the verdicts of some rows. */
export const contar = (filas: readonly Pick<FilaImportada, 'veredicto'>[]): Cuentas => {
  const cuentas = { ...sinCuentas };
  for (const { veredicto } of filas) cuentas[veredicto] += 1;
  return cuentas;
};

/** Adds two counts. */
export const sumar = (a: Cuentas, b: Cuentas): Cuentas => ({
  nueva: a.nueva + b.nueva,
  actualiza: a.actualiza + b.actualiza,
  sin_cambio: a.sin_cambio + b.sin_cambio,
  retenida: a.retenida + b.retenida,
  omitida: a.omitida + b.omitida,
  error: a.error + b.error,
});

/** Where the money of a row goes by its verdict. */
export const bucketOf: Readonly<Record<Veredicto, Bucket>> = {
  nueva: 'aceptado',
  actualiza: 'aceptado',
  sin_cambio: 'aceptado',
  retenida: 'retenido',
  omitida: 'omitido',
  error: 'rechazado',
};
