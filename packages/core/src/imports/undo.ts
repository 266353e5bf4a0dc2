import type { ApplyJob } from './apply.ts';
import { readChunk, readIndex, writeChunk } from './ledger.ts';
import type { UndoOutcome, UndoRow } from './sink.ts';
import type { FilaImportada } from './verdict.ts';

/** A row whose record could not be taken back. */
export interface LeftBehind {
  readonly fila: number;
  readonly codigo: string;
  readonly registro: string;
  readonly motivo: string;
}

/** How taking back an import went. */
export interface Undone {
  readonly deshechas: number;
  readonly pendientes: readonly LeftBehind[];
  /** Chunks left, when time ran out. */
  readonly faltan: number;
}

/** More are counted, not listed. */
const MOST_LISTED = 200;
const CHANGED_LATER = 'Alguien la cambió después de la importación: revísela a mano.';

const undoRowOf = ({ fila, registro, escrito }: FilaImportada): readonly UndoRow[] =>
  escrito && registro ? [{ fila, id: registro, ...escrito }] : [];

const isBack = (outcome: UndoOutcome | undefined): boolean =>
  outcome?.outcome === 'deshecha' || outcome?.outcome === 'ya_deshecha';

const leftBehind = (row: FilaImportada, outcome: UndoOutcome | undefined): LeftBehind => ({
  fila: row.fila,
  codigo: row.codigo ?? '',
  registro: row.registro ?? '',
  motivo:
    outcome?.outcome === 'cambio_despues' ? CHANGED_LATER : (outcome?.message ?? 'No se pudo deshacer.'),
});

/**
 * Takes back what an import wrote, the last chunk first: what it created goes, what it changed is as it was. Records that
 * somebody changed since stay, and are listed.
 *
 * @param from how many chunks are still to be taken back.
 */
export const undoImport = async (
  { id, files, sink, mayGoOn }: Pick<ApplyJob, 'id' | 'files' | 'sink' | 'mayGoOn'>,
  from?: number,
): Promise<Undone> => {
  const { trozos } = await readIndex(files, id);
  const pendientes: LeftBehind[] = [];
  let deshechas = 0;
  let faltan = from ?? trozos.length;
  while (faltan > 0 && mayGoOn()) {
    const n = faltan - 1;
    const rows = await readChunk(files, id, n);
    const outcomes = new Map(
      (await sink.undo(rows.flatMap(undoRowOf).toReversed())).map((one) => [one.fila, one]),
    );
    const touched = rows.filter((row) => undoRowOf(row).length > 0);
    deshechas += touched.filter(({ fila }) => isBack(outcomes.get(fila))).length;
    const kept = touched.filter(({ fila }) => !isBack(outcomes.get(fila)));
    pendientes.push(...kept.map((row) => leftBehind(row, outcomes.get(row.fila))));
    await writeChunk(
      files,
      id,
      n,
      rows.map((row) => {
        const { escrito: _, ...rest } = row;
        return isBack(outcomes.get(row.fila)) ? rest : row;
      }),
    );
    faltan = n;
  }
  return { deshechas, pendientes: pendientes.slice(0, MOST_LISTED), faltan };
};
