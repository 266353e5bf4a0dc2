import type { Fields } from '../kernel/declare/field.ts';
import type { Product } from '../kernel/declare/product.ts';
import { type Amendments, noAmendments } from './amendments.ts';
import { type Classified, classifier } from './classify.ts';
import type { ImportFiles } from './files.ts';
import { judgeChunk } from './judge.ts';
import { layoutOf } from './layout.ts';
import { type Indice, type Trozo, writeChunk, writeIndex } from './ledger.ts';
import { type ImportLimits, importLimits } from './limits.ts';
import type { Plan } from './plan.ts';
import { findProfile } from './profile.ts';
import { openSheet } from './read/open.ts';
import type { SheetFile } from './read/source.ts';
import { openSums } from './reconcile.ts';
import { loadRefs, type RefSource } from './refs.ts';
import type { ImportSink } from './sink.ts';
import { gatherStrangers } from './strangers.ts';
import { type Resumen, summarise } from './summary.ts';
import { namedRows, surveySheet } from './survey.ts';
import { bucketOf, contar, sinCuentas, sumar } from './verdict.ts';

/** Rows that are judged, written, stored and reported together. */
const CHUNK = 500;

/** One import to carry out. */
export interface ImportJob {
  /** Id of the `importacion` record; the verdicts are stored under it. */
  readonly id: string;
  readonly product: Pick<Product, 'find'>;
  /** Name of the module the rows become records of. */
  readonly module: string;
  /** Name of the sheet profile in that module. */
  readonly sheet: string;
  /** Fields the institution added to the module; their columns carry their labels. */
  readonly extra?: Fields;
  /** The uploaded file; it is read from the beginning several times. */
  readonly file: SheetFile;
  readonly refs: RefSource;
  readonly sink: ImportSink;
  readonly files: ImportFiles;
  /** Told after every chunk. */
  readonly onProgress?: (resumen: Resumen) => Promise<void> | void;
  readonly limits?: ImportLimits;
  /** What a person corrected and decided. */
  readonly amendments?: Amendments;
}

async function* chunksOf<T>(rows: AsyncIterable<T | undefined>): AsyncGenerator<readonly T[], void> {
  let chunk: T[] = [];
  for await (const row of rows) {
    if (row === undefined) continue;
    chunk.push(row);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length) yield chunk;
}

/** Works on the next while the one before is waited for, and hands out both in their order. */
async function* oneAhead<A, B>(
  items: AsyncIterable<A>,
  work: (item: A) => Promise<B>,
): AsyncGenerator<readonly [A, B], void> {
  let before: readonly [A, Promise<B>] | undefined;
  for await (const item of items) {
    const working = work(item);
    // Whoever takes it hears of its failure; until then it is nobody's.
    working.catch(() => undefined);
    if (before) yield [before[0], await before[1]];
    before = [item, working];
  }
  if (before) yield [before[0], await before[1]];
}

async function* mapped<A, B>(rows: AsyncIterable<A>, change: (row: A) => B): AsyncGenerator<B, void> {
  for await (const row of rows) yield change(row);
}

/**
 * Tries a spreadsheet without writing a record: reads it once to learn its dates and keys, and once more to give every
 * row a verdict. What is held in memory is two chunks and the keys; the verdicts lie in the files bucket.
 *
 * @throws ImportRefusal when the sheet cannot be imported.
 */
export async function dryRun(job: ImportJob, plan: Plan): Promise<Indice> {
  const { limits = importLimits, amendments = noAmendments, files, id } = job;
  const profile = findProfile(job.product, job.module, job.sheet, job.extra);
  const layout = layoutOf(plan, profile);
  const refs = await loadRefs(profile, job.refs);
  const sheet = await openSheet(job.file, limits);
  const context = { profile, layout, refs, limits, amendments };
  const survey = await surveySheet(sheet, context);
  const sums = openSums(profile, layout);
  const strangers = gatherStrangers(refs);
  const trozos: Trozo[] = [];
  let avisos = 0;
  let cuentas = sinCuentas;
  const resumen = () =>
    summarise({ total: survey.total, vacias: survey.vacias, cuentas, avisos, conciliacion: sums.result() });
  const rows = mapped(namedRows(sheet, layout, profile, amendments), classifier(context, survey));
  const judge = (chunk: readonly Classified[]) => judgeChunk(chunk, profile, job.sink);
  for await (const [chunk, judged] of oneAhead(chunksOf<Classified>(rows), judge)) {
    for (const [at, fila] of judged.entries()) {
      const row = chunk[at];
      if (!row) continue;
      strangers.note(row.desconocidos);
      if (row.kind === 'decidida' && row.printed) sums.printed(fila.fila, row.printed);
      else sums.add(bucketOf[fila.veredicto], row.amounts, fila.grupo);
    }
    const trozo = await writeChunk(files, id, trozos.length, judged);
    trozos.push(trozo);
    cuentas = sumar(cuentas, contar(judged));
    avisos += trozo.avisos;
    await job.onProgress?.(resumen());
  }
  const indice: Indice = {
    modulo: job.module,
    perfil: job.sheet,
    plan,
    columnas: layout.named.map(({ name }) => name),
    resumen: resumen(),
    trozos,
    aplicados: 0,
    desconocidos: strangers.result(),
  };
  await writeIndex(files, id, indice);
  return indice;
}
