import type { Json } from '../kernel/declare/json.ts';

/** Values of a row by field. A field whose cell is empty is `null`; one the sheet says nothing about is absent. */
export type RowValues = Readonly<Record<string, Json>>;

/** A row that is to become a record, or to bring one up to date. */
export interface SinkRow {
  /** Row of the sheet. */
  readonly fila: number;
  /** What its record is known by: its natural code, or what the sheet knows it by. */
  readonly codigo: string;
  readonly values: RowValues;
  /** State of a new record. One that exists keeps its own: only its transitions move it. */
  readonly estado: string;
  /** Of the values and the state; the sink keeps it with the record and answers it in `existing`. */
  readonly hash: string;
}

/** A record that already has a key. */
export interface Existing {
  readonly id: string;
  readonly codigo: string;
  /** Of the row it was last written from; absent when no import wrote it. */
  readonly hash?: string;
  readonly values: RowValues;
}

/** What the rules of a module say of a row that would become a record. */
export interface RowJudgement {
  readonly message: string;
  /** The row does not come in; else it does, and the message is told. */
  readonly refused: boolean;
}

/** What became of one row. */
export interface SinkOutcome {
  readonly fila: number;
  readonly outcome: 'creada' | 'actualizada' | 'sin_cambio' | 'error';
  readonly id?: string;
  readonly codigo?: string;
  /** Version the record has now. */
  readonly version?: number;
  /** Values of the fields that changed, as they were. */
  readonly antes?: RowValues;
  /** Hash of the row the record came from before. */
  readonly huella?: string;
  /** With `error`: sentence for the person who imports. */
  readonly message?: string;
}

/** One write to take back: what was written, and what was there before. */
export interface UndoRow {
  readonly fila: number;
  readonly id: string;
  readonly version: number;
  readonly antes?: RowValues;
  readonly huella?: string;
}

/** What became of taking back one row. */
export interface UndoOutcome {
  readonly fila: number;
  readonly outcome: 'deshecha' | 'ya_deshecha' | 'cambio_despues' | 'error';
  readonly message?: string;
}

/**
 * Where rows become records. It is idempotent by key and hash: writing a row again that is already in answers
 * `sin_cambio` and touches nothing, so an import that was cut short is simply run again.
 */
export interface ImportSink {
  existing(keys: readonly string[]): Promise<ReadonlyMap<string, Existing>>;
  /** What the rules of the module say of rows that would become records, by row; none where they say nothing. */
  judge(rows: readonly SinkRow[]): Promise<ReadonlyMap<number, RowJudgement>>;
  write(rows: readonly SinkRow[]): Promise<readonly SinkOutcome[]>;
  /** Takes writes back, unless somebody changed the record since. */
  undo(rows: readonly UndoRow[]): Promise<readonly UndoOutcome[]>;
}
