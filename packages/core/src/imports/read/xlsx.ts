import { Readable } from 'node:stream';
import type { Row } from 'exceljs';
import type { Celda } from '../../kernel/declare/valores/lectura.ts';
import type { ImportLimits } from '../limits.ts';
import { ImportRefusal } from '../refusal.ts';
import { boundedRow, type SheetRow } from './sheet-row.ts';
import { boundedBytes, type SheetFile } from './source.ts';
import { cellContent } from './xlsx-cell.ts';
import { guardZip } from './zip-guard.ts';

/** The bytes of a workbook that was found safe to unpack. */
export async function guardedWorkbook(file: SheetFile, limits: ImportLimits): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedBytes(file, limits.fileBytes)) chunks.push(chunk);
  const workbook = Buffer.concat(chunks);
  await guardZip(workbook, limits);
  return workbook;
}

const contents = (row: Row): readonly Celda[] => {
  const cells: Celda[] = [];
  row.eachCell((cell, column) => {
    while (cells.length < column - 1) cells.push('');
    cells.push(cellContent(cell));
  });
  return cells;
};

/**
 * The rows of every sheet of a workbook, one by one, in the order they are stored. A row that holds nothing may be
 * missing.
 *
 * @throws ImportRefusal when the reader cannot make sense of it.
 */
export async function* xlsxRows(workbook: Buffer, limits: ImportLimits): AsyncGenerator<SheetRow, void> {
  // Loaded here because it is heavy and most of what is uploaded is CSV.
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([workbook]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
  let hoja = 0;
  try {
    for await (const worksheet of reader) {
      hoja += 1;
      for await (const row of worksheet) {
        yield boundedRow({ hoja, fila: row.number, celdas: contents(row) }, limits);
      }
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(
      'PLANILLA_DANADA',
      'No se puede leer el archivo .xlsx: ábralo en Excel, guárdelo de nuevo y vuelva a subirlo.',
      error,
    );
  }
}
