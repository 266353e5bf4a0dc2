import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FilaVisible } from '@gore/core/imports/ledger.ts';
import type { Veredicto } from '@gore/core/imports/verdict.ts';
import { neutralizarFormula } from '@gore/core/kernel/declare/valores/formula.ts';
import excel from 'exceljs';

/** A workbook with the verdicts of an import, which grows row by row. */
export interface VerdictsWorkbook {
  readonly add: (row: FilaVisible) => void;
  /** The whole file, after its last row. */
  readonly finish: () => Promise<Uint8Array>;
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

/**
 * The rows of a sheet as they came, each with its verdict before it and its doubtful cells coloured and explained.
 * A row is written as it comes, so what is held in memory is the packed file alone.
 *
 * @param columns those of the sheet, in its order.
 */
export const openVerdictsWorkbook = (columns: readonly string[]): VerdictsWorkbook => {
  const stream = new PassThrough();
  const whole = buffer(stream);
  const writer = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = writer.addWorksheet('Resultado', { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  sheet.columns = [...own, ...columns].map((header) => ({ width: header === 'Por qué' ? 60 : 18 }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: own.length + columns.length } };
  const head = sheet.addRow([...own, ...columns].map(neutralizarFormula));
  head.font = { bold: true };
  head.commit();
  return {
    add: (row) => {
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
      added.commit();
    },
    finish: async () => {
      sheet.commit();
      await writer.commit();
      return whole;
    },
  };
};
