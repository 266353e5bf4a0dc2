import type { FilaVisible } from '@gore/core/imports/ledger.ts';
import type { Veredicto } from '@gore/core/imports/verdict.ts';
import { neutralizarFormula } from '@gore/core/kernel/declare/valores/formula.ts';
import type { Worksheet } from 'exceljs';

/** A tried or applied import as a workbook. */
export interface ImportWorkbookSource {
  /** Columns of the sheet, in its order. */
  readonly columns: readonly string[];
  readonly rows: readonly FilaVisible[];
}

const words: Readonly<Record<Veredicto, string>> = {
  nueva: 'Nueva',
  actualiza: 'Actualiza',
  sin_cambio: 'Sin cambio',
  retenida: 'Por decidir',
  omitida: 'Omitida',
  error: 'Con error',
};

/** Ground of each verdict; warnings of single cells have their own. */
const grounds: Readonly<Record<Veredicto, string>> = {
  nueva: 'FFDFF3E4',
  actualiza: 'FFDCE9FA',
  sin_cambio: 'FFF1F1F1',
  retenida: 'FFFFF3D6',
  omitida: 'FFF1F1F1',
  error: 'FFFBE0E0',
};

const filled = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

const warned = filled('FFFFE9B8');

const own = ['Fila', 'Resultado', 'Registro', 'Por qué'] as const;

const addRow = (sheet: Worksheet, columns: readonly string[], row: FilaVisible): void => {
  const why = [row.motivo, ...row.avisos].filter(Boolean).join(' ');
  const cells = columns.map((name) => neutralizarFormula(row.valores[name] ?? ''));
  const added = sheet.addRow([
    row.fila,
    words[row.veredicto],
    row.codigo ?? '',
    neutralizarFormula(why),
    ...cells,
  ]);
  added.getCell(2).fill = filled(grounds[row.veredicto]);
  for (const [name, doubt] of Object.entries(row.celdas ?? {})) {
    const at = columns.indexOf(name);
    if (at < 0) continue;
    const cell = added.getCell(own.length + at + 1);
    cell.fill = warned;
    cell.note = doubt;
  }
};

/** The rows of a sheet as they came, each with its verdict before it and its doubtful cells coloured and explained. */
export const importWorkbook = async ({ columns, rows }: ImportWorkbookSource): Promise<Uint8Array> => {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Resultado', { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  sheet.columns = [...own, ...columns].map((header) => ({ header, width: header === 'Por qué' ? 60 : 18 }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: own.length + columns.length } };
  for (const row of rows) addRow(sheet, columns, row);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
