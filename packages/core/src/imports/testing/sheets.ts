import excel from 'exceljs';
import { type ImportLimits, importLimits } from '../limits.ts';
import { openSheet } from '../read/open.ts';
import type { SheetRow } from '../read/sheet-row.ts';
import { memoryFile } from './memory.ts';

/** Cells as CSV text, quoted where they must be. */
export const csvOf = (rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): string =>
  rows
    .map((row) => row.map((cell) => (/["\n\r,;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)))
    .map((row) => `${row.join(delimiter)}${lineEnd}`)
    .join('');

/** The bytes of a workbook with those rows in its only sheet. */
export const xlsxOf = async (rows: readonly (readonly excel.CellValue[])[]): Promise<Uint8Array> => {
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('Hoja1');
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

/** Every row the importer reads from those bytes. */
export const rowsOf = async (
  body: string | Uint8Array,
  { chunkBytes, limits }: { chunkBytes?: number; limits?: Partial<ImportLimits> } = {},
): Promise<readonly SheetRow[]> => {
  const sheet = await openSheet(memoryFile('planilla', body, chunkBytes), { ...importLimits, ...limits });
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return rows;
};
