import type { OpenSheet } from '../read/open.ts';
import type { SheetRow } from '../read/sheet-row.ts';
import { rowsSearched } from './find-headers.ts';

/** One sheet of a workbook as far as it was looked at. */
export interface Peeked {
  readonly hoja: number;
  readonly nombre: string;
  /** Its first rows. */
  readonly primeras: readonly SheetRow[];
}

/** Rows looked at in all; a mapping is proposed from a part, a trial reads the whole. */
const MOST_ROWS = 20_000;

/** Reads the first rows of each sheet of a file. */
export const peek = async (sheet: OpenSheet): Promise<readonly Peeked[]> => {
  const found = new Map<number, SheetRow[]>();
  let seen = 0;
  for await (const row of sheet.rows()) {
    seen += 1;
    const rows = found.get(row.hoja);
    if (!rows) found.set(row.hoja, [row]);
    else if (rows.length < rowsSearched * 4) rows.push(row);
    if (seen >= MOST_ROWS) break;
  }
  return [...found].map(([hoja, primeras]) => ({
    hoja,
    primeras,
    nombre: sheet.names[hoja - 1] ?? `Hoja ${hoja}`,
  }));
};
