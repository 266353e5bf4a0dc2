import type { Cell, CellValue } from 'exceljs';
import type { Celda } from '../../kernel/declare/valores/lectura.ts';

/** Excel counts days from here; 1904 workbooks are already shifted by the reader. */
const SERIAL_OF_1970 = 25_569;
const DAY = 86_400_000;
/** A formula that was never computed, or an error that came without its name. */
const UNKNOWN = '#N/A';

/** A number format without its literal parts: quoted text, colours, currencies. */
const bareFormat = (format: string | undefined): string =>
  (format ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '').replace(/general/i, '');

/** The reader drops the `\` before literal letters, so only the lack of digits tells `dd-mm` from `\M\$#,##0`. */
const isDateFormat = (format: string | undefined): boolean => {
  const bare = bareFormat(format).replace(/s\.0+/i, 's');
  return /[ymdhs]/i.test(bare) && !/[#0?]/.test(bare);
};

const serialOf = (date: Date): number => Math.round((date.getTime() / DAY + SERIAL_OF_1970) * 1e6) / 1e6;

const dateText = (date: Date): string => {
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
};

/** The reader takes any format with an M for that of a date; such a cell may be an amount. */
const fromDate = (date: Date, format: string | undefined): Celda => {
  if (Number.isNaN(date.getTime())) return UNKNOWN;
  return isDateFormat(format) ? dateText(date) : serialOf(date);
};

const fromNumber = (value: number, format: string | undefined): Celda => {
  if (!Number.isFinite(value)) return UNKNOWN;
  if (bareFormat(format).includes('%')) return `${Math.round(value * 10_000) / 100}%`;
  return value;
};

const fromResult = (value: CellValue, format: string | undefined): Celda => {
  // The reader turns dates into `Date` everywhere but in the results of formulas.
  if (typeof value === 'number' && Number.isFinite(value) && isDateFormat(format)) {
    return fromDate(new Date(Math.round((value - SERIAL_OF_1970) * DAY)), format);
  }
  return value === undefined || value === null ? UNKNOWN : fromValue(value, format);
};

const fromValue = (value: CellValue, format: string | undefined): Celda => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return fromNumber(value, format);
  if (typeof value === 'boolean') return value ? 'SI' : 'NO';
  if (value instanceof Date) return fromDate(value, format);
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return value.text;
  return fromResult(value.result, format);
};

/**
 * What a cell of a workbook shows, as the readers of values expect it: dates as `YYYY-MM-DD`, percentages with their
 * sign, formulas by their last result, errors by their mark (`#REF!`), numbers untouched.
 */
export const cellContent = (cell: Pick<Cell, 'value' | 'numFmt'>): Celda =>
  fromValue(cell.value, cell.numFmt);
