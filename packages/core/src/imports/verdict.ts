import type { Json } from '../kernel/declare/json.ts';
import type { RawRow } from '../kernel/declare/sheet.ts';
import type { Bucket } from './reconcile.ts';
import type { RowValues } from './sink.ts';

/** What became of a row. */
export type Veredicto = 'nueva' | 'actualiza' | 'sin_cambio' | 'retenida' | 'omitida' | 'error';

/** What a row would become, kept so that nothing of the sheet is read again to write it. */
export interface Propuesta {
  readonly values: RowValues;
  readonly estado: string;
  readonly hash: string;
}

/** One field that a row changes. */
export interface Cambio {
  readonly campo: string;
  readonly label: string;
  readonly antes: Json;
  readonly despues: Json;
}

/** What an import wrote of a row: enough to take it back. */
export interface Escrito {
  readonly version: number;
  /** Values the record had before, of the fields that changed; absent when the import created it. */
  readonly antes?: RowValues;
  readonly huella?: string;
}

/** A row of an import with its verdict, as it is stored and shown. */
export interface FilaImportada {
  readonly fila: number;
  readonly veredicto: Veredicto;
  /** What the person should know about a row that came in or is held. */
  readonly avisos: readonly string[];
  /** The same, by column. */
  readonly celdas?: Readonly<Record<string, string>>;
  /** Why the row did not come in. */
  readonly motivo?: string;
  /** Code of its record. */
  readonly codigo?: string;
  /** Id of its record. */
  readonly registro?: string;
  /** Natural key the row asks for. */
  readonly clave?: string;
  /** The row as the sheet has it, corrections included. */
  readonly valores: RawRow;
  /** Somebody corrected a cell of it here. */
  readonly corregida?: true;
  /** What it changes of a record that exists. */
  readonly cambios?: readonly Cambio[];
  /** What the sums are grouped by. */
  readonly grupo?: string;
  readonly propuesta?: Propuesta;
  readonly escrito?: Escrito;
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
