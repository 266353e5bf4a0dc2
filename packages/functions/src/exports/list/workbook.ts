import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import excel from 'exceljs';
import type { CellValue } from './cells.ts';
import type { ExportColumn } from './columns.ts';
import type { Heading } from './heading.ts';
import { openSheet } from './sheet.ts';

/** Which record a row is about, and where that stands. */
export interface RowPlace {
  readonly id: string;
  readonly place?: unknown;
}

/** A file that grows row by row. */
export interface RowSink {
  readonly add: (cells: readonly CellValue[], of: RowPlace) => void;
  /** The whole file, after its last row. */
  readonly finish: () => Promise<Uint8Array>;
}

/** A workbook under way: its writer, and all its bytes once it is closed. */
export const startWorkbook = () => {
  const stream = new PassThrough();
  const whole = buffer(stream);
  const writer = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  return {
    writer,
    finish: async (): Promise<Uint8Array> => {
      await writer.commit();
      return whole;
    },
  };
};

/** A workbook of one sheet. */
export const openWorkbook = (heading: Heading, columns: readonly ExportColumn[]): RowSink => {
  const { writer, finish } = startWorkbook();
  const sheet = openSheet(writer, heading, columns);
  return {
    add: sheet.add,
    finish: () => {
      sheet.finish();
      return finish();
    },
  };
};
