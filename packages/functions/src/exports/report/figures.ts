import type { Figure } from '@gore/core/kernel/declare/report.ts';
import { moduleOf } from '../../api/command.ts';
import { type ExportColumn, exportColumns } from '../list/columns.ts';
import { type Gathering, mayCount, noExtra, type OfKind } from './gathering.ts';
import { paperText } from './paper-text.ts';
import { type Part, together } from './part.ts';
import { selectionOf } from './ties.ts';

/** The figure, or nothing when it is out of reach. */
export const figureOf = async (gathering: Gathering, figure: Figure): Promise<number | null> => {
  const { readModel, reach, request } = gathering;
  const { sum, module } = figure;
  if (!mayCount(gathering, figure) || (sum && !reach.sees(module, sum))) return null;
  const asked = { ...selectionOf(figure, request), ...(sum ? { sum } : {}) };
  const parts = await readModel.breakdown(reach.counted, asked);
  return parts.reduce((total, part) => total + (sum ? part.sum : part.count), 0);
};

/** What kind of value a sum is; a count when nothing is added up. */
export const kindOfSum = (
  { write }: Gathering,
  module: string,
  sum: string | undefined,
): ExportColumn['kind'] => {
  if (!sum) return 'integer';
  return exportColumns(moduleOf(write.product, module), noExtra, [sum])[0]?.kind ?? 'number';
};

/** How many, and how much. */
export const figuresPart = async (
  gathering: Gathering,
  { title, figures }: OfKind<'figures'>,
): Promise<Part> => {
  const values = await Promise.all(figures.map((figure) => figureOf(gathering, figure)));
  const texts = figures.map(({ label, module, sum }, at) => ({
    label,
    text: paperText({ kind: kindOfSum(gathering, module, sum) }, values[at] ?? null),
  }));
  return {
    title,
    columns: [
      { name: 'cifra', label: 'Cifra', kind: 'text' },
      { name: 'valor', label: 'Valor', kind: 'number' },
    ],
    total: figures.length,
    pages: together(figures.map(({ label }, at) => [label, values[at] ?? null])),
    paper: [{ kind: 'figures', title, figures: texts }],
  };
};
