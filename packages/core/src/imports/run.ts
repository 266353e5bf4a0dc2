import type { Fields } from '../kernel/declare/field.ts';
import type { Product } from '../kernel/declare/product.ts';
import { type Classified, classifier } from './classify.ts';
import type { ImportFiles } from './files.ts';
import { judgeChunk } from './judge.ts';
import { type Trozo, writeChunk, writeIndex } from './ledger.ts';
import { type ImportLimits, importLimits } from './limits.ts';
import { findProfile, type Profile } from './profile.ts';
import { type OpenSheet, openSheet } from './read/open.ts';
import type { SheetFile } from './read/source.ts';
import { addAmounts, emptySums } from './reconcile.ts';
import { loadRefs, type RefSource } from './refs.ts';
import type { ImportSink } from './sink.ts';
import { type Resumen, summarise } from './summary.ts';
import { type Survey, surveySheet } from './survey.ts';
import { bucketOf, contar, sinCuentas, sumar } from './verdict.ts';

/** Rows that are written, stored and reported together. */
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
  /** Stops between two chunks. */
  readonly signal?: AbortSignal;
  readonly limits?: ImportLimits;
}

/** The rows of a surveyed sheet, judged by what it says, in chunks. */
async function* classifiedChunks(
  sheet: OpenSheet,
  survey: Survey,
  classify: ReturnType<typeof classifier>,
): AsyncGenerator<readonly Classified[], void> {
  const { hoja, fila } = survey.layout;
  let chunk: Classified[] = [];
  for await (const row of sheet.rows()) {
    if (row.hoja !== hoja || row.fila <= fila) continue;
    const classified = classify(row);
    if (classified) chunk.push(classified);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length) yield chunk;
}

/** Adds up the chunks as they are done. */
const progressOf = (profile: Profile, survey: Survey) => {
  let cuentas = sinCuentas;
  let avisos = 0;
  let conciliacion = emptySums(profile, survey.layout);
  return {
    add: (judged: Awaited<ReturnType<typeof judgeChunk>>) => {
      cuentas = sumar(cuentas, contar(judged.map(({ fila }) => fila)));
      avisos += judged.filter(({ fila }) => fila.avisos.length > 0).length;
      for (const { fila, amounts } of judged) {
        conciliacion = addAmounts(conciliacion, bucketOf[fila.veredicto], amounts);
      }
    },
    resumen: (): Resumen =>
      summarise({ total: survey.total, vacias: survey.vacias, cuentas, avisos, conciliacion }),
  };
};

/**
 * Brings a spreadsheet in: reads it once to learn its headers, dates and keys, and once more to give every row a
 * verdict and write what is new or changed. What is held in memory is one chunk and the keys.
 *
 * It may be cut at any point and run again from the start: rows that are in already change nothing.
 *
 * @returns the final state; the rows lie in the files bucket (see `ledger.ts`).
 * @throws ImportRefusal when the sheet cannot be imported; nothing was written then.
 */
export async function runImport(job: ImportJob): Promise<Resumen> {
  const limits = job.limits ?? importLimits;
  const profile = findProfile(job.product, job.module, job.sheet, job.extra);
  const refs = await loadRefs(profile, job.refs);
  const sheet = await openSheet(job.file, limits);
  const survey = await surveySheet(sheet, profile, refs, limits);
  const progress = progressOf(profile, survey);
  const trozos: Trozo[] = [];
  for await (const chunk of classifiedChunks(sheet, survey, classifier(profile, survey, refs))) {
    job.signal?.throwIfAborted();
    const judged = await judgeChunk(chunk, profile, job.sink);
    trozos.push(
      await writeChunk(
        job.files,
        job.id,
        trozos.length,
        judged.map(({ fila }) => fila),
      ),
    );
    progress.add(judged);
    await job.onProgress?.(progress.resumen());
  }
  const resumen = progress.resumen();
  await writeIndex(job.files, job.id, { modulo: job.module, perfil: job.sheet, resumen, trozos });
  return resumen;
}
