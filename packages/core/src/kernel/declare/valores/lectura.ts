/** What a spreadsheet cell holds once the file reader is done: text or a plain number. */
export type Celda = string | number;

/** A reading that was refused. */
export interface Rechazo {
  readonly ok: false;
  /** Sentence for the user; it never quotes the cell, which may hold personal data. */
  readonly motivo: string;
  /** Set when the cell holds nothing: an optional field takes it as absent, a required one shows `motivo`. */
  readonly vacia?: true;
}

/** Outcome of reading a cell: the value, or why there is none. */
export type Lectura<T> = ({ readonly ok: true } & T) | Rechazo;

/** The outcome of reading a cell that holds nothing. */
export const VACIA: Rechazo = {
  ok: false,
  motivo: 'La celda está vacía: escriba el dato que falta.',
  vacia: true,
};

/** A refusal with its sentence. */
export const rechazar = (motivo: string): Rechazo => ({ ok: false, motivo });
