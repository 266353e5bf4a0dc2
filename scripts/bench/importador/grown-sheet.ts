import { gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import type { Sheet } from '../stages/sheet.ts';

const firstBip = 50_000_000;

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A sheet ANÁLISIS of any length: the rows of the invented twin again and again, each an initiative of its own. */
export const grownSheet = (rows: number): Sheet => {
  const [headers = [], ...own] = gemela;
  const column = (name: string) => headers.indexOf(name);
  const [code, bip, name] = [column('COD. ÚNICO'), column('BIP'), column('NOMBRE INICIATIVA')];
  const models = own.filter((cells) => /^4090\d{4}$/.test(cells[bip] ?? ''));
  const lines = Array.from({ length: rows }, (_, at) => {
    const cells = [...(models[at % models.length] ?? [])];
    const number = String(firstBip + at);
    cells[bip] = number;
    cells[code] = `${number}-2023`;
    cells[name] = `${cells[name] ?? ''} TRAMO ${at}`;
    return cells.map(quoted).join(',');
  });
  const text = [headers.map(quoted).join(','), ...lines].join('\n');
  return { name: `analisis-${rows}.csv`, real: false, bytes: Buffer.from(text) };
};
