import { createHash } from 'node:crypto';
import type { CellContext } from './cell.ts';
import type { Layout } from './layout.ts';
import type { Profile } from './profile.ts';
import { type NamedRow, readColumn } from './row.ts';

const LONGEST = 160;

/** A guard keeps the key, so it may not be longer than a guard's value. */
const bounded = (key: string): string =>
  key.length <= LONGEST ? key : createHash('sha256').update(key).digest('hex');

/** The key of a row by what it says, within its sheet: two sheets may call different things by one code. */
const bySheet =
  ({ name, sheet, columns }: Profile) =>
  ({ texts }: NamedRow): string | undefined => {
    if (sheet.key) {
      const key = sheet.key(texts);
      return key === undefined ? undefined : bounded(`${name}/${key}`);
    }
    // A sheet nobody described: the row is known by everything its mapped columns say.
    const said = columns.length ? columns.map(({ header }) => texts[header] ?? '') : Object.values(texts);
    return said.some(Boolean) ? bounded(`${name}/${said.join('|')}`) : undefined;
  };

/** The keys that a row would have in the other sheets whose keys mean the same. */
export const kinKeys = ({ name, sheet, code }: Profile, key: string): readonly string[] =>
  code || !key.startsWith(`${name}/`)
    ? []
    : (sheet.kin ?? [])
        .filter((other) => other !== name)
        .map((other) => bounded(`${other}${key.slice(name.length)}`));

/**
 * Makes the reader of keys of a sheet: the natural code a row's record would have, or what the sheet knows it by where
 * codes are a sequence; nothing when the row does not say enough. Key columns are read before the dates of the sheet are
 * known, so nothing of a key may depend on them.
 */
export const keyReader = (
  profile: Profile,
  layout: Layout,
  refs: CellContext['refs'],
): ((row: NamedRow) => string | undefined) => {
  const { code } = profile;
  if (!code) return bySheet(profile);
  const columns = layout.columns.filter(({ to }) => profile.natural.includes(to));
  const context = { refs, dates: new Map(), orders: layout.orders };
  const nameless = code({});
  return (row) => {
    const values: Record<string, unknown> = { ...profile.sheet.fixed };
    for (const column of columns) {
      const reading = readColumn(column, row, context);
      if (reading.ok) values[column.to] = reading.valor;
    }
    const made = code(values);
    return made === nameless ? undefined : made;
  };
};
