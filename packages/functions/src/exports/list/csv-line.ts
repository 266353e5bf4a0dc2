import { neutralizarFormula } from '@gore/core/kernel/declare/valores/formula.ts';

/** Tells Excel that the file is UTF-8. */
export const csvMark = '\uFEFF';

const cell = (text: string): string => `"${neutralizarFormula(text).replaceAll('"', '""')}"`;

/** A line of a CSV that Excel opens in Spanish: separated by semicolons, quoted, and without formulas. */
export const csvLine = (cells: readonly string[]): string => cells.map(cell).join(';');
