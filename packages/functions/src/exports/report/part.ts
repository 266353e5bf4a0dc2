import type { Block } from '@gore/core/reports/document.ts';
import type { CellValue } from '../list/cells.ts';
import type { ExportColumn } from '../list/columns.ts';

/** A row of a part: its values, as files hold them. */
export type PartRow = readonly CellValue[];

/** A part of a report with what it says: as a table, and on paper as something else where it has a form of its own. */
export interface Part {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  /** Rows there will be; they come page by page. */
  readonly total: number;
  readonly pages: () => AsyncIterable<readonly PartRow[]>;
  /** What stands on paper in place of the table. */
  readonly paper?: readonly Block[];
  /** What it leaves out, and why. */
  readonly note?: string;
}

/** Rows that are there already, as pages. */
export const together = (rows: readonly PartRow[]) =>
  async function* (): AsyncGenerator<readonly PartRow[], void> {
    yield rows;
  };

/** A part in place of one nobody may see. */
export const outOfReach = (title: string): Part => {
  const text = 'Esta parte no está a su alcance: pida acceso a quien administra el sistema.';
  return {
    title,
    columns: [{ name: 'nota', label: 'Nota', kind: 'text' }],
    total: 1,
    pages: together([[text]]),
    paper: [{ kind: 'text', title, text }],
  };
};
