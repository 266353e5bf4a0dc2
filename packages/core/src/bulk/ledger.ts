import type { Json } from '../kernel/declare/json.ts';
import { temporaryFolder } from '../kernel/runtime/file-terms.ts';
import { type FileStore, MissingFile } from '../ports/files.ts';
import type { Target } from './operation.ts';

/** What became of a record: done, it already was so, refused with its sentence, or somebody changed it meanwhile. */
export type RowOutcome = 'HECHA' | 'SIN_CAMBIO' | 'DENEGADA' | 'CAMBIADA';

/** Every outcome, in the order people read them. */
export const rowOutcomes: readonly RowOutcome[] = ['HECHA', 'SIN_CAMBIO', 'DENEGADA', 'CAMBIADA'];

/** A record of a job: as it was found, and what became of it once its turn has come. */
export interface RowEntry {
  readonly id: string;
  /** Empty when the person does not see it. */
  readonly codigo: string;
  readonly titulo?: string;
  /** Version it was found at. */
  readonly desde: number;
  /** Values that undo what is done to it; `null` where there was none. */
  readonly antes?: Readonly<Record<string, Json>>;
  readonly resultado?: RowOutcome;
  /** Why it was refused, as the person would read it one by one. */
  readonly motivo?: string;
  /** Version it was left at. */
  readonly version?: number;
}

/** How many records a job has dealt with, by outcome. */
export interface Counts {
  readonly procesadas: number;
  readonly hechas: number;
  readonly sinCambio: number;
  readonly rechazadas: number;
  readonly cambiadas: number;
}

/** Counts of a job that has not begun. */
export const noCounts: Counts = { procesadas: 0, hechas: 0, sinCambio: 0, rechazadas: 0, cambiadas: 0 };

const counterOf = {
  HECHA: 'hechas',
  SIN_CAMBIO: 'sinCambio',
  DENEGADA: 'rechazadas',
  CAMBIADA: 'cambiadas',
} as const;

/** The counts with some more rows that have their outcome. */
export const addRows = (counts: Counts, rows: readonly RowEntry[]): Counts => {
  const sum: { -readonly [K in keyof Counts]: Counts[K] } = { ...counts };
  for (const { resultado } of rows) {
    if (!resultado) continue;
    sum.procesadas += 1;
    sum[counterOf[resultado]] += 1;
  }
  return sum;
};

/** The files of a job, small enough to be read whole. */
export type JobFiles = Pick<FileStore, 'get' | 'put'>;

/** Records a job takes before it says how far it has come. */
export const chunkSize = 100;

const partKey = (folder: string, at: number): string => `${folder}/parte-${String(at).padStart(4, '0')}.json`;

const read = async <T>(files: JobFiles, key: string): Promise<T | undefined> => {
  try {
    const value: T = JSON.parse(await files.get(key));
    return value;
  } catch (error) {
    if (error instanceof MissingFile) return undefined;
    throw error;
  }
};

/** Where the files of a job lie, until its days are over. */
export const folderOf = (tenant: string, job: string): string =>
  `${temporaryFolder}${tenant}/procesos/${job}`;

/** What a job keeps of its records in the files bucket, part by part. */
export const createLedger = (files: JobFiles, folder: string) => ({
  writeTargets: (targets: readonly Target[]) => files.put(`${folder}/filas.json`, JSON.stringify(targets)),
  /** @throws MissingFile when the job never was prepared, or its days are over. */
  readTargets: async (): Promise<readonly Target[]> => {
    const targets: readonly Target[] = JSON.parse(await files.get(`${folder}/filas.json`));
    return targets;
  },
  writePart: (at: number, rows: readonly RowEntry[]) => files.put(partKey(folder, at), JSON.stringify(rows)),
  /** Nothing when the turn of that part has not come. */
  readPart: (at: number) => read<readonly RowEntry[]>(files, partKey(folder, at)),
});

/** What `createLedger` makes. */
export type Ledger = ReturnType<typeof createLedger>;

/** Every record of a job that has its outcome, in order. */
export async function* rowsOf(ledger: Pick<Ledger, 'readPart'>): AsyncGenerator<RowEntry, void> {
  for (let at = 0; ; at += 1) {
    const part = await ledger.readPart(at);
    if (!part) return;
    yield* part.filter(({ resultado }) => resultado);
    if (part.length < chunkSize) return;
  }
}
