import { neutralizarFormula } from '@gore/core/kernel/declare/valores/formula.ts';
import type { Heading } from '@gore/core/reports/document.ts';
import type { CellValue } from '../list/cells.ts';
import { openSheet } from '../list/sheet.ts';
import { startWorkbook } from '../list/workbook.ts';
import type { Part } from './part.ts';

const guarded = (value: CellValue): CellValue =>
  typeof value === 'string' ? neutralizarFormula(value) : value;

/** Names of sheets, each its own: Excel knows 31 characters and no capitals. */
const sheetNames = (titles: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return titles.map((title) => {
    const base =
      title
        .replace(/[\\/?*[\]:']/g, ' ')
        .slice(0, 27)
        .trim() || 'Hoja';
    let name = base;
    for (let at = 2; taken.has(name.toLowerCase()); at += 1) name = `${base} ${at}`;
    taken.add(name.toLowerCase());
    return name;
  });
};

/** Writes a report as a workbook, a sheet for each of its parts, as their rows come. */
export const writeSpreadsheet = async (
  heading: Heading,
  parts: readonly Part[],
  told: (rows: number) => Promise<void>,
): Promise<Uint8Array> => {
  const { writer, finish } = startWorkbook();
  const names = sheetNames(parts.map(({ title }) => title));
  let written = 0;
  for (const [at, part] of parts.entries()) {
    const above = {
      institution: heading.institution,
      title: `${heading.title}: ${part.title}`,
      made: heading.lines[0] ?? '',
      filters: [
        ...heading.lines.slice(1),
        `Verificación: ${heading.verify}`,
        ...(part.note ? [part.note] : []),
      ],
    };
    const sheet = openSheet(writer, above, part.columns, names[at]);
    for await (const page of part.pages()) {
      for (const row of page) sheet.add(row.map(guarded));
      written += page.length;
      await told(written);
    }
    sheet.finish();
  }
  return finish();
};
