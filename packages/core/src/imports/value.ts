import type { Json } from '../kernel/declare/json.ts';
import type { Lectura } from '../kernel/declare/valores/lectura.ts';

/** Outcome of reading one cell into a field: the value to store, and what the person should know about it. */
export type ValueReading = Lectura<{ readonly valor: Json; readonly aviso?: string }>;
