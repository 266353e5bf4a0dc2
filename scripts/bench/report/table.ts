/** A table for people: its headings, and rows of what stands under them. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const decimals = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 2 });

const cellOf = (value: string | number) => (typeof value === 'number' ? decimals.format(value) : value);

/** Writes a table in Markdown, numbers as Chile writes them and to the right. */
export const markdown = ({ title, columns, rows }: Table): string => {
  const body = rows.map((row) => row.map(cellOf));
  const widths = columns.map((heading, at) =>
    Math.max(heading.length, ...body.map((row) => row[at]?.length ?? 0)),
  );
  const isNumber = columns.map(
    (_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number'),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => `${'-'.repeat(width + 1)}${isNumber[at] ? ':' : '-'}`).join('|')}|`;
  return [`### ${title}`, '', line(columns), rule, ...body.map(line), ''].join('\n');
};
