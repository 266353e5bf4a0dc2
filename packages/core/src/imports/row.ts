import type { Json } from '../kernel/declare/json.ts';
import type { RawRow } from '../kernel/declare/sheet.ts';
import { type Celda, VACIA } from '../kernel/declare/valores/lectura.ts';
import { type CellContext, readCell } from './cell.ts';
import { faultOf } from './constraints.ts';
import type { Layout } from './header.ts';
import { isFormula, type Profile, type ProfileColumn } from './profile.ts';
import type { SheetRow } from './read/sheet-row.ts';
import type { RowValues } from './sink.ts';
import type { ValueReading } from './value.ts';

/** A row by the names of its columns; blank cells are left out. */
export interface NamedRow {
  readonly fila: number;
  readonly texts: RawRow;
  readonly cells: ReadonlyMap<string, Celda>;
}

/** Names the cells of a row. */
export const nameCells = (row: SheetRow, { named }: Layout): NamedRow => {
  const filled = named.flatMap(({ name, at }) => {
    const cell = row.celdas[at];
    return cell === undefined || String(cell).trim() === '' ? [] : [[name, cell] as const];
  });
  return {
    fila: row.fila,
    texts: Object.fromEntries(filled.map(([name, cell]) => [name, String(cell).trim()])),
    cells: new Map(filled),
  };
};

const readRaw = (column: ProfileColumn, row: NamedRow, context: CellContext): ValueReading => {
  const cell = row.cells.get(column.header);
  if (column.read) {
    if (cell === undefined && !isFormula(column.header)) return VACIA;
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

/** A row turned into values. */
export interface RowReading {
  readonly values: RowValues;
  /** What was left empty, or taken with doubts. */
  readonly avisos: readonly string[];
  /** Why the row cannot become a record. */
  readonly falta?: string;
}

const avisoOf = ({ header, field }: ProfileColumn, reading: ValueReading): string | undefined => {
  if (reading.ok) return reading.aviso && `«${header}»: ${reading.aviso}`;
  return reading.vacia ? undefined : `«${field.label}» quedó vacío (columna «${header}»). ${reading.motivo}`;
};

/** Reads every column of a row. A cell that cannot be read leaves its field alone and says so. */
export const readRow = (
  row: NamedRow,
  profile: Profile,
  layout: Layout,
  context: CellContext,
): RowReading => {
  const readings = layout.columns.map((column) => [column, readColumn(column, row, context)] as const);
  const values = Object.fromEntries(
    readings.flatMap(([{ to }, reading]): readonly (readonly [string, Json])[] => {
      if (reading.ok) return [[to, reading.valor]];
      return reading.vacia ? [[to, null]] : [];
    }),
  );
  const missing = Object.entries(profile.module.fields).filter(
    ([name, { required, options }]) =>
      required && options.default === undefined && (values[name] ?? null) === null,
  );
  return {
    values,
    avisos: readings.flatMap(([column, reading]) => avisoOf(column, reading) ?? []),
    ...(missing.length
      ? {
          falta: `Falta ${missing.map(([, { label }]) => `«${label}»`).join(', ')}: complételo y suba la planilla de nuevo.`,
        }
      : {}),
  };
};
