import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { SheetRow } from '../read/sheet-row.ts';
import { headerKey } from './header-words.ts';
import { type NamedColumn, namesIn, namesInTwo, titlesOf } from './headers.ts';
import { isBlank, isData } from './look.ts';

/** Rows of each sheet in which the headers may stand, and the rows under them that bear them out. */
export const rowsSearched = 60;

const BELOW = 12;
const KNOWN_WEIGHT = 4;
/** Under two headers there is no telling a table from a note. */
const FEWEST = 2;

/** Where the headers of a sheet stand. */
export interface FoundHeaders {
  readonly hoja: number;
  readonly encabezados: readonly [number, number];
  readonly names: readonly NamedColumn[];
  readonly score: number;
  /** Why, for the person who checks it. */
  readonly prueba: string;
}

const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);

const filledCells = (row: SheetRow) => row.celdas.filter((cell) => !isBlank(cell));

/** How much the rows under some headers look like what they head. */
const supportOf = (names: readonly NamedColumn[], below: readonly SheetRow[]): number => {
  const rows = below.filter((row) => filledCells(row).length > 0).slice(0, BELOW);
  if (rows.length === 0) return 0;
  const filled = rows.map((row) =>
    share(names.filter(({ at }) => !isBlank(row.celdas[at])).length, names.length),
  );
  const data = rows.some((row) => row.celdas.some(isData)) ? 1 : 0.6;
  return Math.max(...filled) * data;
};

const judge = (
  names: readonly NamedColumn[],
  rows: readonly SheetRow[],
  below: readonly SheetRow[],
  known: ReadonlySet<string>,
): { readonly score: number; readonly hits: number } => {
  if (names.length < FEWEST) return { score: 0, hits: 0 };
  const cells = rows.flatMap(filledCells);
  const words = share(cells.filter((cell) => !isData(cell)).length, cells.length);
  const different = share(
    new Set(names.map(({ name }) => plegar(name.replace(/ \(\d+\)$/, '')))).size,
    names.length,
  );
  const hits = names.filter((one) => titlesOf(one).some((title) => known.has(headerKey(title)))).length;
  const shape = names.length * words ** 3 * different * (0.25 + supportOf(names, below));
  return { score: KNOWN_WEIGHT * hits + shape, hits };
};

const candidatesIn = (rows: readonly SheetRow[], known: ReadonlySet<string>): readonly FoundHeaders[] =>
  rows.flatMap((row, at) => {
    const below = rows.slice(at + 1);
    const one = judge(namesIn(row), [row], below, known);
    const found = (
      names: readonly NamedColumn[],
      first: SheetRow,
      { score, hits }: typeof one,
    ): FoundHeaders => ({
      hoja: row.hoja,
      encabezados: [first.fila, row.fila],
      names,
      score,
      prueba: hits
        ? `${hits} de sus ${names.length} títulos son conocidos.`
        : `Es la fila con más títulos distintos (${names.length}) sobre filas con datos.`,
    });
    const single = found(namesIn(row), row, one);
    const upper = rows[at - 1];
    if (!upper || upper.fila !== row.fila - 1 || filledCells(upper).length < FEWEST) return [single];
    const names = namesInTwo(upper, row);
    const two = judge(names, [upper, row], below, known);
    return two.score > one.score ? [found(names, upper, two)] : [single];
  });

/**
 * Finds the headers in the first rows of a sheet by what stands there: known names, different texts side by side, and
 * rows under them that fill the same columns. Banners, titles and blank rows above do not mislead it.
 *
 * @param known keys of the names that headers may have (`headerKey`).
 */
export const findHeaders = (
  rows: readonly SheetRow[],
  known: ReadonlySet<string>,
): FoundHeaders | undefined =>
  candidatesIn(rows.slice(0, rowsSearched), known)
    .filter(({ score }) => score > 0)
    .reduce<FoundHeaders | undefined>(
      (best, one) => (best && best.score >= one.score ? best : one),
      undefined,
    );
