import type { ImportFiles } from './files.ts';
import { type Indice, readChunk, readIndex, type Trozo, writeChunk, writeIndex } from './ledger.ts';
import { amountsOf, moveAmounts, type Reconciled } from './reconcile.ts';
import type { ImportSink, RowValues, SinkOutcome, SinkRow } from './sink.ts';
import { resumenOf } from './summary.ts';
import type { FilaImportada } from './verdict.ts';

/** A tried import to be written. */
export interface ApplyJob {
  readonly id: string;
  readonly files: ImportFiles;
  readonly sink: ImportSink;
  /** Whether there is time for one more chunk. */
  readonly mayGoOn: () => boolean;
  /** Told after every chunk, with how many are done. */
  readonly onProgress?: (indice: Indice) => Promise<void> | void;
}

const NOT_SAVED = 'No se pudo guardar: súbala de nuevo.';

const writes = ({ veredicto, propuesta, escrito }: FilaImportada): boolean =>
  (veredicto === 'nueva' || veredicto === 'actualiza') && propuesta !== undefined && escrito === undefined;

const sinkRowOf = ({ fila, clave = '', propuesta }: FilaImportada): readonly SinkRow[] =>
  propuesta ? [{ fila, codigo: clave, ...propuesta }] : [];

/** What the trial found there: it stands in for what a run cut short did not live to note. */
const valuesBefore = ({ veredicto, cambios = [] }: FilaImportada): RowValues | undefined =>
  veredicto === 'actualiza'
    ? Object.fromEntries(cambios.map(({ campo, antes }) => [campo, antes]))
    : undefined;

/** The row as it stands once it was written. One that was in already, from a run cut short, keeps its verdict. */
const written = (row: FilaImportada, outcome: SinkOutcome | undefined): FilaImportada => {
  const { propuesta: _, ...rest } = row;
  if (!outcome || outcome.outcome === 'error')
    return { ...rest, veredicto: 'error', motivo: outcome?.message ?? NOT_SAVED };
  const { id, codigo, version, huella } = outcome;
  const antes = outcome.antes ?? valuesBefore(row);
  return {
    ...rest,
    ...(codigo === undefined ? {} : { codigo }),
    ...(id === undefined ? {} : { registro: id }),
    ...(version === undefined
      ? {}
      : { escrito: { version, ...(antes ? { antes } : {}), ...(huella ? { huella } : {}) } }),
  };
};

const moveRejected = (
  sums: readonly Reconciled[],
  before: readonly FilaImportada[],
  after: readonly FilaImportada[],
): readonly Reconciled[] => {
  const fields = sums.map(({ campo }) => campo);
  return after.reduce((all, row, at) => {
    const was = before[at];
    if (row.veredicto !== 'error' || !was?.propuesta) return all;
    const amounts = amountsOf(was.propuesta.values, fields);
    return moveAmounts(all, { from: 'aceptado', to: 'rechazado', group: row.grupo }, amounts);
  }, sums);
};

/** Writes one chunk: first the records, then what became of them, then that the chunk is done. */
const applyChunk = async ({ id, files, sink }: ApplyJob, indice: Indice, trozo: Trozo): Promise<Indice> => {
  const before = await readChunk(files, id, trozo.n);
  const rows = before.filter(writes).flatMap(sinkRowOf);
  const outcomes = new Map((rows.length ? await sink.write(rows) : []).map((one) => [one.fila, one]));
  const after = before.map((row) => (writes(row) ? written(row, outcomes.get(row.fila)) : row));
  const line = await writeChunk(files, id, trozo.n, after);
  const trozos = indice.trozos.with(trozo.n, line);
  const conciliacion = moveRejected(indice.resumen.conciliacion, before, after);
  return {
    ...indice,
    trozos,
    aplicados: trozo.n + 1,
    resumen: resumenOf(indice.resumen, trozos, conciliacion),
  };
};

/** How often the state of a long import is stored: what is done twice after a crash harms nothing. */
const STORE_EVERY = 8;

/**
 * Writes the rows of a tried import, chunk by chunk, for as long as there is time. It may die at any point: the chunk it
 * was in is written again, and rows that are in already change nothing.
 *
 * @returns the state; `aplicados` is short of `trozos` when time ran out.
 */
export const applyImport = async (job: ApplyJob): Promise<Indice> => {
  const { id, files } = job;
  let indice = await readIndex(files, id);
  for (const trozo of indice.trozos.slice(indice.aplicados)) {
    if (!job.mayGoOn()) break;
    indice = await applyChunk(job, indice, trozo);
    if (indice.aplicados % STORE_EVERY === 0) await writeIndex(files, id, indice);
    await job.onProgress?.(indice);
  }
  await writeIndex(files, id, indice);
  return indice;
};
