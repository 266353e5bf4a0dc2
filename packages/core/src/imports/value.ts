import type { Json } from '../kernel/declare/json.ts';
import type { Lectura } from '../kernel/declare/valores/lectura.ts';
import type { RefOption } from './refs.ts';

/** A name in a cell that stands for nothing known, or for several things. */
export interface UnknownName {
  readonly texto: string;
  /** What it may stand for; a person says which. */
  readonly opciones: readonly RefOption[];
}

/** Outcome of reading one cell into a field: the value to store, and what the person should know about it. */
export type ValueReading = Lectura<{ readonly valor: Json; readonly aviso?: string }> & {
  readonly desconocidos?: readonly UnknownName[];
};
