import type { Product } from '../kernel/declare/product.ts';
import { type Decision, interpret, type Ruling, withoutClashes } from './decide.ts';
import type { ImportFiles } from './files.ts';
import { type Indice, readChunk, readIndex, type Trozo, writeChunk, writeIndex } from './ledger.ts';
import { findProfile } from './profile.ts';
import { amountsOf, moveAmounts } from './reconcile.ts';
import type { ImportSink, SinkOutcome } from './sink.ts';
import { type Resumen, resumenOf } from './summary.ts';
import { bucketOf, type FilaImportada, type Veredicto } from './verdict.ts';

/** What became of one decision. */
export interface DecisionResult {
  readonly fila: number;
  readonly ok: boolean;
  readonly veredicto?: Veredicto;
  readonly codigo?: string;
  readonly registro?: string;
  /** With `ok: false`: why, and what to do. */
  readonly message?: string;
}

/** Decisions to carry out. Two calls for one import must not overlap. */
export interface SettleJob {
  readonly id: string;
  readonly product: Pick<Product, 'find'>;
  readonly decisions: readonly Decision[];
  readonly sink: ImportSink;
  readonly files: ImportFiles;
}

const DISCARDED = 'Descartada por decisión de una persona.';
const NOT_SAVED = 'No se pudo guardar: inténtelo de nuevo.';

interface Chunk extends Trozo {
  readonly filas: readonly FilaImportada[];
}

const touchedChunks = async (
  { files, id, decisions }: SettleJob,
  { trozos }: Indice,
): Promise<readonly Chunk[]> => {
  const touched = trozos.filter(({ desde, hasta }) =>
    decisions.some(({ fila }) => fila >= desde && fila <= hasta),
  );
  const chunks: Chunk[] = [];
  for (const trozo of touched) chunks.push({ ...trozo, filas: await readChunk(files, id, trozo.n) });
  return chunks;
};

/** The row as it stands once its ruling was carried out; it stays held when it could not be. */
const settled = (ruling: Ruling, outcome: SinkOutcome | undefined): FilaImportada | undefined => {
  if (ruling.kind === 'rechazada') return undefined;
  const { propuesta: _, motivo: __, ...row } = ruling.fila;
  if (ruling.kind === 'descartar') return { ...row, veredicto: 'omitida', motivo: DISCARDED };
  if (!outcome || outcome.outcome === 'error') return undefined;
  return {
    ...row,
    veredicto: outcome.outcome === 'creada' ? 'nueva' : 'sin_cambio',
    codigo: outcome.codigo ?? ruling.row.codigo,
    ...(outcome.id === undefined ? {} : { registro: outcome.id }),
    ...(outcome.version === undefined ? {} : { escrito: { version: outcome.version } }),
  };
};

const resultOf = (
  ruling: Ruling,
  row: FilaImportada | undefined,
  outcome: SinkOutcome | undefined,
): DecisionResult => {
  if (ruling.kind === 'rechazada') return { fila: ruling.fila, ok: false, message: ruling.message };
  const { fila } = ruling.fila;
  if (!row) return { fila, ok: false, message: outcome?.message ?? NOT_SAVED };
  const { veredicto, codigo, registro } = row;
  return { fila, ok: true, veredicto, ...(codigo ? { codigo } : {}), ...(registro ? { registro } : {}) };
};

/** Rewrites the chunks whose rows changed and answers the index with them. */
const store = async (
  { files, id }: SettleJob,
  indice: Indice,
  chunks: readonly Chunk[],
  rows: ReadonlyMap<number, FilaImportada>,
): Promise<readonly Trozo[]> => {
  const rewritten = new Map<number, Trozo>();
  for (const { n, filas } of chunks) {
    const changed = filas.map((fila) => rows.get(fila.fila) ?? fila);
    rewritten.set(n, await writeChunk(files, id, n, changed));
  }
  return indice.trozos.map((trozo) => rewritten.get(trozo.n) ?? trozo);
};

/**
 * Carries out what a person decided about held rows: writes the ones to create, marks the others, and brings counts
 * and sums up to date. Sending the same decisions again after a failure does no harm.
 */
export async function settleDecisions(
  job: SettleJob,
): Promise<{ readonly resultados: readonly DecisionResult[]; readonly resumen: Resumen }> {
  const indice = await readIndex(job.files, job.id);
  const profile = findProfile(job.product, indice.modulo, indice.perfil);
  const chunks = await touchedChunks(job, indice);
  const held = new Map(chunks.flatMap(({ filas }) => filas.map((fila) => [fila.fila, fila] as const)));
  const meant = interpret(profile, held, job.decisions);
  const codes = meant.flatMap((ruling) => (ruling.kind === 'crear' ? [ruling.row.codigo] : []));
  const rulings = withoutClashes(meant, codes.length ? await job.sink.existing(codes) : new Map());
  const rows = rulings.flatMap((ruling) => (ruling.kind === 'crear' ? [ruling.row] : []));
  const outcomes = new Map(
    (rows.length ? await job.sink.write(rows) : []).map((outcome) => [outcome.fila, outcome]),
  );

  const done = rulings.map((ruling) => {
    const fila = ruling.kind === 'rechazada' ? ruling.fila : ruling.fila.fila;
    const outcome = outcomes.get(fila);
    const row = settled(ruling, outcome);
    return { ruling, row, result: resultOf(ruling, row, outcome) };
  });
  const changed = new Map(done.flatMap(({ row }) => (row ? [[row.fila, row] as const] : [])));
  let { conciliacion } = indice.resumen;
  for (const { ruling, row } of done) {
    if (ruling.kind === 'rechazada' || !row || !ruling.fila.propuesta) continue;
    const amounts = amountsOf(ruling.fila.propuesta.values, profile.sheet.totals);
    conciliacion = moveAmounts(
      conciliacion,
      { from: 'retenido', to: bucketOf[row.veredicto], group: row.grupo },
      amounts,
    );
  }
  const trozos = await store(job, indice, chunks, changed);
  const resumen = resumenOf(indice.resumen, trozos, conciliacion);
  await writeIndex(job.files, job.id, { ...indice, resumen, trozos });
  return { resultados: done.map(({ result }) => result), resumen };
}
