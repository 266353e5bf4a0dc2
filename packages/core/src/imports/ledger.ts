import type { ImportFiles } from './files.ts';
import type { Resumen } from './summary.ts';
import { type Cuentas, contar, type FilaImportada, type Veredicto } from './verdict.ts';

/** One stored chunk of rows: which ones, and how many of each verdict, so that a reader may pass it by. */
export interface Trozo {
  readonly n: number;
  readonly desde: number;
  readonly hasta: number;
  readonly cuentas: Cuentas;
}

/** What is known of an import without reading its rows. */
export interface Indice {
  readonly modulo: string;
  readonly perfil: string;
  readonly resumen: Resumen;
  readonly trozos: readonly Trozo[];
}

/** Key of the index of an import in the files bucket. */
export const indexKey = (id: string): string => `importaciones/${id}/indice.json`;

const chunkKey = (id: string, n: number): string => `importaciones/${id}/filas/${n}.json`;

// What is read back is what this module wrote; nobody else writes under these keys.
const readJson = async <T>(files: ImportFiles, key: string): Promise<T> =>
  JSON.parse(await files.get(key)) as T;

/** The index of an import. */
export const readIndex = (files: ImportFiles, id: string): Promise<Indice> =>
  readJson<Indice>(files, indexKey(id));

/** Stores the index of an import. */
export const writeIndex = async (files: ImportFiles, id: string, indice: Indice): Promise<void> => {
  await files.put(indexKey(id), JSON.stringify(indice));
};

/** The rows of one chunk. */
export const readChunk = (files: ImportFiles, id: string, n: number): Promise<readonly FilaImportada[]> =>
  readJson<readonly FilaImportada[]>(files, chunkKey(id, n));

/** Stores the rows of one chunk and answers its line of the index. */
export const writeChunk = async (
  files: ImportFiles,
  id: string,
  n: number,
  filas: readonly FilaImportada[],
): Promise<Trozo> => {
  await files.put(chunkKey(id, n), JSON.stringify(filas));
  return { n, desde: filas[0]?.fila ?? 0, hasta: filas.at(-1)?.fila ?? 0, cuentas: contar(filas) };
};

/** A page of rows. */
export interface FilasPage {
  /** What a person sees of each row; what the machinery keeps about it is left out. */
  readonly filas: readonly Omit<FilaImportada, 'propuesta'>[];
  /** Row after which the next page starts. */
  readonly next: number | null;
}

/**
 * Rows of an import in the order of the sheet, of one verdict or all.
 *
 * @param after last row of the page before.
 */
export async function readRows(
  files: ImportFiles,
  id: string,
  { veredicto, after = 0, limit = 50 }: { veredicto?: Veredicto; after?: number; limit?: number },
): Promise<FilasPage> {
  const { trozos } = await readIndex(files, id);
  const filas: Omit<FilaImportada, 'propuesta'>[] = [];
  for (const { n, hasta, cuentas } of trozos) {
    if (hasta <= after || (veredicto && cuentas[veredicto] === 0)) continue;
    for (const { propuesta: _, ...fila } of await readChunk(files, id, n)) {
      if (fila.fila <= after || (veredicto && fila.veredicto !== veredicto)) continue;
      if (filas.length === limit) return { filas, next: filas.at(-1)?.fila ?? null };
      filas.push(fila);
    }
  }
  return { filas, next: null };
}
