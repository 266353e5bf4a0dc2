import { formatearPesos } from '@gore/core/kernel/declare/valores/dinero.ts';
import { formatearFecha } from '@gore/core/kernel/declare/valores/fecha.ts';
import { conDecimales, conPuntos } from '@gore/core/kernel/declare/valores/numeros.ts';
import type { CellValue } from '../list/cells.ts';
import type { ExportColumn } from '../list/columns.ts';
import type { PartRow } from './part.ts';

/** Kinds that stand at the right of their column. */
const numeric: ReadonlySet<ExportColumn['kind']> = new Set(['money', 'integer', 'number', 'percent', 'days']);

/** Whether the values of a column are numbers. */
export const isNumeric = ({ kind }: Pick<ExportColumn, 'kind'>): boolean => numeric.has(kind);

const numberText = (kind: ExportColumn['kind'], value: number): string => {
  if (kind === 'money') return formatearPesos(Math.round(value));
  if (kind === 'percent') return `${conDecimales(value)} %`;
  // Years and the like are read whole.
  if (Number.isInteger(value)) return Math.abs(value) > 9999 ? conPuntos(value) : String(value);
  return conDecimales(value);
};

/** A value as people read it on paper; a dash where there is none. */
export const paperText = ({ kind }: Pick<ExportColumn, 'kind'>, value: CellValue): string => {
  if (value === null || value === '') return '—';
  if (value instanceof Date) {
    const iso = value.toISOString();
    const day = formatearFecha(iso.slice(0, 10));
    return kind === 'date' ? day : `${day} ${iso.slice(11, 16)}`;
  }
  return typeof value === 'number' ? numberText(kind, value) : value;
};

/** Rows of a part as a table on paper. */
export const onPaper = (columns: readonly ExportColumn[], rows: readonly PartRow[]) => ({
  columns: columns.map((column) => ({ label: column.label, numeric: isNumeric(column) })),
  rows: rows.map((row) => columns.map((column, at) => paperText(column, row[at] ?? null))),
});
