import type { Decision } from './decide.ts';
import type { ImportFiles } from './files.ts';
import type { CorrectedCells } from './row.ts';

/** What a person said about the rows of an import before it is applied: a small overlay, the sheet stays as it came. */
export interface Amendments {
  /** By row: the cells that say something else. */
  readonly celdas: Readonly<Record<string, CorrectedCells>>;
  /** By row. */
  readonly decisiones: Readonly<Record<string, Omit<Decision, 'fila'>>>;
}

/** Nothing was corrected nor decided. */
export const noAmendments: Amendments = { celdas: {}, decisiones: {} };

const keyOf = (id: string): string => `importaciones/${id}/ajustes.json`;

/**
 * What was corrected and decided so far.
 *
 * @param exists whether anything was ever stored; the record of the import knows.
 */
export const readAmendments = async (files: ImportFiles, id: string, exists: boolean): Promise<Amendments> =>
  exists ? (JSON.parse(await files.get(keyOf(id))) as Amendments) : noAmendments;

/** Keeps what was corrected and decided. */
export const writeAmendments = async (
  files: ImportFiles,
  id: string,
  amendments: Amendments,
): Promise<void> => {
  await files.put(keyOf(id), JSON.stringify(amendments));
};

/** Adds corrections and decisions; an empty set of cells takes the corrections of its row back. */
export const amended = (
  before: Amendments,
  {
    celdas = {},
    decisiones = [],
  }: { readonly celdas?: Amendments['celdas']; readonly decisiones?: readonly Decision[] },
): Amendments => {
  const cells = Object.entries(celdas).map(([fila, changes]): [string, CorrectedCells] => [
    fila,
    Object.keys(changes).length ? { ...before.celdas[fila], ...changes } : {},
  ]);
  return {
    celdas: Object.fromEntries(
      Object.entries({ ...before.celdas, ...Object.fromEntries(cells) }).filter(
        ([, changes]) => Object.keys(changes).length > 0,
      ),
    ),
    decisiones: {
      ...before.decisiones,
      ...Object.fromEntries(decisiones.map(({ fila, ...decision }) => [String(fila), decision])),
    },
  };
};
