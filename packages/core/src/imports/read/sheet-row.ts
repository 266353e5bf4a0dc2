import type { Celda } from '../../kernel/declare/valores/lectura.ts';
import type { ImportLimits } from '../limits.ts';
import { ImportRefusal } from '../refusal.ts';

/** One row of a spreadsheet, as it stands there. */
export interface SheetRow {
  /** Sheet of the workbook, from 1; a CSV has one. */
  readonly hoja: number;
  /** Row as the spreadsheet numbers it, from 1. */
  readonly fila: number;
  /** Texts and plain numbers; trailing blanks are left out. */
  readonly celdas: readonly Celda[];
}

const isBlank = (cell: Celda): boolean => typeof cell === 'string' && cell.trim() === '';

/**
 * A row with its trailing blanks gone.
 *
 * @throws ImportRefusal when it has more columns, or longer cells, than a sheet may.
 */
export const boundedRow = (row: SheetRow, limits: ImportLimits): SheetRow => {
  const celdas = row.celdas.slice(0, row.celdas.findLastIndex((cell) => !isBlank(cell)) + 1);
  if (celdas.length > limits.columns) {
    throw new ImportRefusal(
      'PLANILLA_GRANDE',
      `La fila ${row.fila} tiene más de ${limits.columns} columnas: borre las que sobran y súbala de nuevo.`,
    );
  }
  if (celdas.some((cell) => typeof cell === 'string' && cell.length > limits.cellChars)) {
    throw new ImportRefusal(
      'PLANILLA_GRANDE',
      `Una celda de la fila ${row.fila} trae un texto demasiado largo: acórtelo y suba la planilla de nuevo.`,
    );
  }
  return { ...row, celdas };
};
