import type { Row } from 'exceljs';
import type { Celda } from '../../kernel/declare/valores/lectura.ts';
import type { ImportLimits } from '../limits.ts';
import { boundedRow, type SheetRow } from './sheet-row.ts';
import { boundedBytes, type SheetFile } from './source.ts';
import { type OpenWorkbook, openWorkbook } from './workbook.ts';
import { cellContent } from './xlsx-cell.ts';

/** Opens the workbook in a file. Its bytes stay in memory while it is used: a zip is read from its end. */
export async function openXlsx(file: SheetFile, limits: ImportLimits): Promise<OpenWorkbook> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedBytes(file, limits.fileBytes)) chunks.push(chunk);
  return openWorkbook(Buffer.concat(chunks), limits);
}

const contents = (row: Row): readonly Celda[] => {
  const cells: Celda[] = [];
  row.eachCell((cell, column) => {
    while (cells.length < column - 1) cells.push('');
    cells.push(cellContent(cell));
  });
  return cells;
};

/** The rows of every sheet of a workbook, one by one. A row that holds nothing may be missing. */
export async function* xlsxRows(
  workbook: OpenWorkbook,
  limits: ImportLimits,
): AsyncGenerator<SheetRow, void> {
  for (const [at, rows] of workbook.sheets.entries()) {
    for await (const row of rows()) {
      yield boundedRow({ hoja: at + 1, fila: row.number, celdas: contents(row) }, limits);
    }
  }
}
