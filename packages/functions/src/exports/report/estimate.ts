import type { Report } from '@gore/core/kernel/declare/report.ts';
import { mostPages } from '@gore/core/reports/document.ts';
import type { Part } from './part.ts';

/** Rows a page holds when each takes two lines, as wide tables with long names do: measured on the sample portfolio. */
const rowsPerPage = { upright: 24, lying: 15 } as const;

/** Parts that are no list, of which a page holds about so many. */
const figuresPerPage = 2;

/** Rows a document may hold before it comes in parts. */
export const rowsOfDocument = ({ landscape }: Pick<Report, 'landscape'>): number =>
  mostPages * (landscape ? rowsPerPage.lying : rowsPerPage.upright);

/** About how many pages a report takes, and in how many documents it comes. */
export const estimate = (
  report: Pick<Report, 'landscape'>,
  parts: readonly Pick<Part, 'total' | 'paper'>[],
): { readonly pages: number; readonly documents: number } => {
  const rows = parts.reduce((sum, { total, paper }) => (paper ? sum : sum + total), 0);
  const fixed = parts.filter(({ paper }) => paper).length / figuresPerPage;
  const pages = Math.max(1, Math.ceil(rows / (rowsOfDocument(report) / mostPages) + fixed));
  return { pages, documents: Math.max(1, Math.ceil(rows / rowsOfDocument(report))) };
};
