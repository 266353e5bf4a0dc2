import { type ImportLimits, importLimits } from '../limits.ts';
import { csvDialect, csvRows } from './csv.ts';
import type { SheetRow } from './sheet-row.ts';
import { fileKind, signatureBytes } from './signature.ts';
import { firstBytes, type SheetFile } from './source.ts';
import { openXlsx, xlsxRows } from './xlsx.ts';

/** A spreadsheet that was found readable. */
export interface OpenSheet {
  /** Its rows from the first one, each time it is called. */
  readonly rows: () => AsyncIterable<SheetRow>;
  /** Names of its sheets, in their order. */
  readonly names: readonly string[];
}

/**
 * Opens an uploaded spreadsheet, CSV or xlsx, whatever its name says.
 *
 * @throws ImportRefusal when it is neither, is damaged, or is bigger than the limits allow.
 */
export async function openSheet(file: SheetFile, limits: ImportLimits = importLimits): Promise<OpenSheet> {
  if (fileKind(await firstBytes(file, signatureBytes)) === 'zip') {
    const workbook = await openXlsx(file, limits);
    return { rows: () => xlsxRows(workbook, limits), names: workbook.names };
  }
  const dialect = await csvDialect(file, limits);
  return { rows: () => csvRows(file, dialect, limits), names: ['CSV'] };
}
