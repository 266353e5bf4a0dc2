import type { Json } from '../kernel/declare/json.ts';

/** Values of a row by field. A field whose cell is empty is `null`; one the sheet says nothing about is absent. */
export type RowValues = Readonly<Record<string, Json>>;

/** A row that is to become a record, or to bring one up to date. */
export interface SinkRow {
  /** Row of the sheet. */
  readonly fila: number;
  /** Natural code of the record. */
  readonly codigo: string;
  readonly values: RowValues;
  /** State of a new record. One that exists keeps its own: only its transitions move it. */
  readonly estado: string;
  /** Of the values and the state; the sink keeps it with the record and answers it in `existing`. */
  readonly hash: string;
}

/** A record that already has a code. */
export interface Existing {
  readonly id: string;
  /** Of the row it was last written from; absent when no import wrote it. */
  readonly hash?: string;
}

/** What became of one row. */
export interface SinkOutcome {
  readonly fila: number;
  readonly outcome: 'creada' | 'actualizada' | 'sin_cambio' | 'error';
  readonly id?: string;
  readonly codigo?: string;
  /** With `error`: sentence for the person who imports. */
  readonly message?: string;
}

/**
 * Where rows become records. It is idempotent by code and hash: writing a row again that is already in answers
 * `sin_cambio` and touches nothing, so an import that was cut short is simply run again.
 */
export interface ImportSink {
  existing(codes: readonly string[]): Promise<ReadonlyMap<string, Existing>>;
  write(rows: readonly SinkRow[]): Promise<readonly SinkOutcome[]>;
}
