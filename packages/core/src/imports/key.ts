import type { CellContext } from './cell.ts';
import type { Layout } from './header.ts';
import type { Profile } from './profile.ts';
import { type NamedRow, readColumn } from './row.ts';

/** Key columns are read before the dates of the sheet are known, so nothing of a key may depend on them. */
const withoutEvidence = (refs: CellContext['refs']): CellContext => ({ refs, dates: new Map() });

/**
 * Makes the reader of natural keys of a sheet: the code a row's record would have, or nothing when the row does not
 * say enough to have one.
 */
export const keyReader = (
  profile: Profile,
  layout: Layout,
  refs: CellContext['refs'],
): ((row: NamedRow) => string | undefined) => {
  const columns = layout.columns.filter(({ to }) => profile.natural.includes(to));
  const context = withoutEvidence(refs);
  const nameless = profile.code({});
  return (row) => {
    const values = columns.flatMap((column) => {
      const reading = readColumn(column, row, context);
      return reading.ok ? [[column.to, reading.valor] as const] : [];
    });
    const code = profile.code(Object.fromEntries(values));
    return code === nameless ? undefined : code;
  };
};
