import { limpiar, plegar } from '../../kernel/declare/valores/texto.ts';
import type { SheetRow } from '../read/sheet-row.ts';
import { isBlank } from './look.ts';

/** A column of the sheet that has a name. */
export interface NamedColumn {
  readonly name: string;
  /** Position in the row, from 0. */
  readonly at: number;
  /** What stands over it and its neighbours, where headers have two rows. */
  readonly group?: string;
}

/** Everything a column may be recognised by: its name, and its name under what stands over it. */
export const titlesOf = ({ name, group }: NamedColumn): readonly string[] =>
  group ? [name, `${group} ${name}`] : [name];

const textAt = (row: SheetRow | undefined, at: number): string => {
  const cell = row?.celdas[at];
  return cell === undefined || isBlank(cell) ? '' : limpiar(String(cell));
};

/** Merged cells keep their text in the first one only: it speaks for the blanks to its right. */
const spread = (row: SheetRow, width: number): readonly string[] => {
  let last = '';
  return Array.from({ length: width }, (_, at) => {
    last = textAt(row, at) || last;
    return last;
  });
};

/** The second `FECHA` becomes `FECHA (2)`. */
const numbered = (names: readonly string[], groups: readonly string[] = []): readonly NamedColumn[] => {
  const seen = new Map<string, number>();
  return names.flatMap((name, at) => {
    if (name === '') return [];
    const times = (seen.get(plegar(name)) ?? 0) + 1;
    seen.set(plegar(name), times);
    const group = groups[at];
    return [{ name: times === 1 ? name : `${name} (${times})`, at, ...(group ? { group } : {}) }];
  });
};

/** The names of the columns under one row of headers. */
export const namesIn = (row: SheetRow): readonly NamedColumn[] =>
  numbered(row.celdas.map((_, at) => textAt(row, at)));

/**
 * The names of the columns under two rows of headers: the lower one says it, and the upper one, spread over the cells it
 * was merged with, tells apart what the lower one repeats.
 */
export const namesInTwo = (upper: SheetRow, lower: SheetRow): readonly NamedColumn[] => {
  const width = Math.max(upper.celdas.length, lower.celdas.length);
  const above = spread(upper, width);
  const below = Array.from({ length: width }, (_, at) => textAt(lower, at));
  const times = new Map<string, number>();
  for (const name of below) times.set(plegar(name), (times.get(plegar(name)) ?? 0) + 1);
  return numbered(
    below.map((name, at) => {
      if (name === '') return textAt(upper, at);
      const group = above[at] ?? '';
      return (times.get(plegar(name)) ?? 0) > 1 && group !== '' ? `${group} · ${name}` : name;
    }),
    below.map((name, at) => (name === '' ? '' : (above[at] ?? ''))),
  );
};
