import type { Json } from '../kernel/declare/json.ts';
import type { RawRow } from '../kernel/declare/sheet.ts';
import { type Celda, VACIA } from '../kernel/declare/valores/lectura.ts';
import { type CellContext, readCell } from './cell.ts';
import { faultOf } from './constraints.ts';
import { isBlank } from './detect/look.ts';
import type { Layout } from './layout.ts';
import type { Profile, ProfileColumn } from './profile.ts';
import type { SheetRow } from './read/sheet-row.ts';
import type { RowValues } from './sink.ts';
import type { UnknownName, ValueReading } from './value.ts';

/** A row by the names of its columns; blank cells are left out. */
export interface NamedRow {
  readonly fila: number;
  readonly texts: RawRow;
  readonly cells: ReadonlyMap<string, Celda>;
  /** In a printed hierarchy: it is told in parts by the rows under it. */
  readonly branch?: true;
}

/** Cells a person corrected, by the name of their column. */
export type CorrectedCells = Readonly<Record<string, string>>;

/** Names the cells of a row; what a person corrected stands in place of what the sheet says. */
export const nameCells = (
  row: SheetRow,
  { named, constants }: Layout,
  corrected: CorrectedCells = {},
): NamedRow => {
  const cells = new Map<string, Celda>();
  const texts: Record<string, string> = {};
  for (const { name, at } of named) {
    const cell = corrected[name] ?? row.celdas[at];
    if (cell === undefined || isBlank(cell)) continue;
    cells.set(name, cell);
    texts[name] = String(cell).trim();
  }
  if (cells.size > 0) for (const [name, text] of Object.entries(constants)) cells.set(name, text);
  return { fila: row.fila, texts, cells };
};

const readRaw = (column: ProfileColumn, row: NamedRow, context: CellContext): ValueReading => {
  const cell = row.cells.get(column.header);
  if (column.read) {
    if (cell === undefined && !column.formula) return VACIA;
    const valor = column.read(row.texts[column.header] ?? '', row.texts);
    // The profile declares `read` by the type of its field, so what it answers is a value of that field.
    return valor === undefined ? VACIA : { ok: true, valor: valor as Json };
  }
  return cell === undefined ? VACIA : readCell(cell, column, context);
};

/** Reads one column of a row: what its cell says, unless the field would not have it. */
export const readColumn = (column: ProfileColumn, row: NamedRow, context: CellContext): ValueReading => {
  const reading = readRaw(column, row, context);
  const fault = reading.ok ? faultOf(column.field, reading.valor) : undefined;
  return fault === undefined ? reading : { ok: false, motivo: fault };
};

/** A name of a row that nobody knows, and where it stands. */
export interface StrangeName extends UnknownName {
  readonly columna: ProfileColumn;
}

/** A row turned into values. */
export interface RowReading {
  readonly values: RowValues;
  /** What was left empty, or taken with doubts. */
  readonly avisos: readonly string[];
  /** The same, by column. */
  readonly celdas: Readonly<Record<string, string>>;
  readonly desconocidos: readonly StrangeName[];
  /** Why the row cannot become a record. */
  readonly falta?: string;
}

const doubtOf = ({ field }: ProfileColumn, reading: ValueReading): string | undefined => {
  if (reading.ok) return reading.aviso;
  return reading.vacia ? undefined : `«${field.label}» quedó vacío. ${reading.motivo}`;
};

const missingIn = (profile: Profile, values: RowValues): readonly string[] =>
  Object.entries(profile.module.fields)
    .filter(
      ([name, { required, options }]) =>
        required && options.default === undefined && (values[name] ?? null) === null,
    )
    .map(([, { label }]) => `«${label}»`);

/** Reads every column of a row. A cell that cannot be read leaves its field alone and says so. */
export const readRow = (
  row: NamedRow,
  profile: Profile,
  layout: Layout,
  context: CellContext,
): RowReading => {
  const values: Record<string, Json> = { ...(profile.sheet.fixed as RowValues | undefined) };
  const celdas: Record<string, string> = {};
  const desconocidos: StrangeName[] = [];
  for (const column of layout.columns) {
    const reading = readColumn(column, row, context);
    if (reading.ok) values[column.to] = reading.valor;
    else if (reading.vacia) values[column.to] ??= null;
    const doubt = doubtOf(column, reading);
    if (doubt !== undefined) celdas[column.header] = doubt;
    for (const name of reading.desconocidos ?? []) desconocidos.push({ ...name, columna: column });
  }
  const missing = missingIn(profile, values);
  return {
    values,
    celdas,
    desconocidos,
    avisos: Object.entries(celdas).map(([header, doubt]) => `${header}: ${doubt}`),
    ...(missing.length ? { falta: `Falta ${missing.join(', ')}: complételo.` } : {}),
  };
};
