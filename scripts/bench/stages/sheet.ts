import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import { root } from '../../local/settings.ts';

/** A spreadsheet to import. */
export interface Sheet {
  readonly name: string;
  /** The office's own sheet, or the invented twin that has its quirks. */
  readonly real: boolean;
  readonly bytes: Buffer;
}

/** Where the office's sheet lies beside the checkout, for those who have it; it is never part of the repository. */
const besideCheckout = join(root, '../shared/data/cartera/iniciativas-analisis.csv');

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The sheet to import: the one named, else the office's own when it is there, else its twin. */
export const findSheet = (named: string | undefined): Sheet => {
  const file = named ?? (existsSync(besideCheckout) ? besideCheckout : undefined);
  if (file) return { name: basename(file), real: true, bytes: readFileSync(file) };
  const text = gemela.map((row) => row.map(quoted).join(',')).join('\n');
  return { name: 'gemela.csv', real: false, bytes: Buffer.from(text) };
};
