import type excel from 'exceljs';
import type { CellValue } from './cells.ts';
import type { ExportColumn } from './columns.ts';
import type { Heading } from './heading.ts';

/** A sheet that grows row by row. */
export interface RowSheet {
  readonly add: (cells: readonly CellValue[]) => void;
  /** Puts the sums under the last row and closes the sheet. */
  readonly finish: () => void;
}

const formats: Readonly<Partial<Record<ExportColumn['kind'], string>>> = {
  money: '"$"#,##0;[Red]-"$"#,##0',
  integer: '#,##0',
  number: '#,##0.##',
  percent: '0.0#"%"',
  days: '#,##0',
  date: 'dd-mm-yyyy',
  instant: 'dd-mm-yyyy hh:mm',
};

const widths: Readonly<Partial<Record<ExportColumn['kind'], number>>> = {
  money: 18,
  integer: 12,
  number: 12,
  percent: 11,
  days: 10,
  date: 12,
  instant: 17,
  flag: 11,
  boolean: 11,
  choice: 22,
  ref: 28,
  refs: 28,
};

const formatOf = ({ kind, axis }: ExportColumn): string => (axis ? '0.000000' : (formats[kind] ?? '@'));

const widthOf = ({ kind, label, name }: ExportColumn): number =>
  Math.max(name === 'codigo' ? 16 : (widths[kind] ?? 36), Math.min(label.length + 3, 30));

const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF6' } } as const;

/** Letters of a column of a sheet, counted from 1. */
const lettersOf = (at: number): string =>
  at > 26
    ? lettersOf(Math.floor((at - 1) / 26)) + lettersOf(((at - 1) % 26) + 1)
    : String.fromCharCode(64 + at);

const startSheet = (writer: excel.stream.xlsx.WorkbookWriter, name: string, headRow: number) =>
  writer.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: headRow, xSplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });

/**
 * A sheet written as its rows come: the institution, when and what was asked over a table of real dates and numbers, and
 * the sum of every column of money under it.
 *
 * @param name of its tab; the title of the heading unless said.
 */
export const openSheet = (
  writer: excel.stream.xlsx.WorkbookWriter,
  heading: Heading,
  columns: readonly ExportColumn[],
  name: string = heading.title,
): RowSheet => {
  const above = [heading.institution, heading.title, heading.made, ...heading.filters];
  const headRow = above.length + 2;
  const sheet = startSheet(writer, name, headRow);
  sheet.columns = columns.map((column) => ({
    width: widthOf(column),
    style: { numFmt: formatOf(column) },
  }));
  for (const [at, line] of above.entries()) {
    const row = sheet.addRow([line]);
    row.font = at === 1 ? { bold: true, size: 14 } : { bold: at === 0 };
    row.commit();
  }
  sheet.addRow([]).commit();
  const head = sheet.addRow(columns.map(({ label }) => label));
  head.font = { bold: true };
  head.fill = headFill;
  head.alignment = { wrapText: true, vertical: 'middle' };
  head.commit();
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: headRow, column: columns.length } };
  const sums = columns.map(() => 0);
  let last = headRow;
  const addTotals = (): void => {
    if (last === headRow || !columns.some(({ kind }) => kind === 'money')) return;
    const totals = columns.map(({ kind }, at) => {
      if (kind !== 'money') return at === 0 ? 'Total' : null;
      const letters = lettersOf(at + 1);
      return { formula: `SUM(${letters}${headRow + 1}:${letters}${last})`, result: sums[at] ?? 0 };
    });
    const row = sheet.addRow(totals);
    row.font = { bold: true };
    row.commit();
  };
  return {
    add: (cells) => {
      sheet.addRow([...cells]).commit();
      last += 1;
      for (const [at, { kind }] of columns.entries()) {
        const value = cells[at];
        if (kind === 'money' && typeof value === 'number') sums[at] = (sums[at] ?? 0) + value;
      }
    },
    finish: () => {
      addTotals();
      sheet.commit();
    },
  };
};
