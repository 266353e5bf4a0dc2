import { cellText } from './cells.ts';
import type { ExportColumn } from './columns.ts';
import { csvLine, csvMark } from './csv-line.ts';
import type { RowSink } from './workbook.ts';

/** A CSV for other programs: its first line names the columns, and nothing stands above it. */
export const openCsv = (columns: readonly ExportColumn[]): RowSink => {
  const lines = [csvLine(columns.map(({ label }) => label))];
  return {
    add: (cells) => {
      lines.push(csvLine(columns.map((column, at) => cellText(column, cells[at] ?? null))));
    },
    finish: async () => Buffer.from(csvMark + lines.join('\r\n')),
  };
};
