import { impersonalName } from '@gore/core/kernel/declare/impersonal.ts';
import { formatearFecha } from '@gore/core/kernel/declare/valores/fecha.ts';
import { neutralizarFormula } from '@gore/core/kernel/declare/valores/formula.ts';
import type { Labels } from '@gore/core/kernel/readmodel/labels.ts';
import type { ExportColumn } from './columns.ts';

/** A value as a file holds it: a number, a moment of the wall clock written as UTC, or a text. */
export type CellValue = number | Date | string | null;

/** Turns values of the read model into cells. */
export interface CellReader {
  readonly cell: (column: ExportColumn, value: unknown, refs: Labels) => CellValue;
}

const wholeDay = /^\d{4}-\d\d-\d\d$/;

const wallClock = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instant: string): Date => {
    const parts = Object.fromEntries(
      format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  };
};

const words = ({ choices, module }: ExportColumn, value: unknown, refs: Labels): string => {
  const text = String(value);
  if (choices) return choices[text] ?? text;
  if (!module) return text;
  if (text.includes(':')) return 'El sistema';
  return refs[module]?.[text] ?? impersonalName(text) ?? '';
};

const textOf = (column: ExportColumn, value: unknown, refs: Labels): string => {
  if (Array.isArray(value) && column.kind !== 'list' && column.kind !== 'json')
    return value.map((one) => words(column, one, refs)).join(', ');
  if (typeof value === 'object' && value !== null) {
    if ('name' in value && column.kind === 'file') return String(value.name);
    if ('lat' in value && 'lon' in value) return `${String(value.lat)}, ${String(value.lon)}`;
    return JSON.stringify(value);
  }
  return words(column, value, refs);
};

const coordinate = (place: unknown, axis: 'lat' | 'lon'): number | null => {
  const degrees =
    typeof place === 'object' && place !== null && axis in place ? Reflect.get(place, axis) : null;
  return typeof degrees === 'number' ? degrees : null;
};

/** Longest text a cell of Excel takes. */
const longest = 32_000;

/**
 * Reads cells for an institution whose clocks are those of `zone`.
 *
 * @param guard what is done to texts: a spreadsheet must take none for a formula.
 */
export const createCells = (
  zone: string,
  guard: (text: string) => string = neutralizarFormula,
): CellReader => {
  const onTheWall = wallClock(zone);
  return {
    cell: (column, value, refs) => {
      if (value === null || value === undefined || value === '') return null;
      if (column.axis) return coordinate(value, column.axis);
      switch (column.kind) {
        case 'money':
        case 'integer':
        case 'number':
        case 'percent':
        case 'days':
          return typeof value === 'number' ? value : Number(value);
        case 'date':
          return wholeDay.test(String(value)) ? new Date(`${String(value)}T00:00:00Z`) : null;
        case 'instant':
          return onTheWall(String(value));
        case 'boolean':
        case 'flag':
          return value === true ? 'Sí' : 'No';
        default:
          return guard(textOf(column, value, refs).slice(0, longest));
      }
    },
  };
};

/** A cell as a CSV in Spanish writes it: decimal comma, day first. */
export const cellText = ({ kind }: ExportColumn, value: CellValue): string => {
  if (value === null) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    const day = formatearFecha(iso.slice(0, 10));
    return kind === 'date' ? day : `${day} ${iso.slice(11, 16)}`;
  }
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
};
