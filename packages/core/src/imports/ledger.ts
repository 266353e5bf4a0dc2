import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ImportFiles } from './files.ts';
import type { Plan } from './plan.ts';
import type { Stranger } from './strangers.ts';
import type { Resumen } from './summary.ts';
import { type Cuentas, contar, type FilaImportada, type Veredicto } from './verdict.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** One stored chunk of rows: which ones, and how many of each verdict, so that a reader may pass it by. */
export interface Trozo {
  readonly n: number;
  readonly desde: number;
  readonly hasta: number;
  readonly cuentas: Cuentas;
  /** Rows with something to know about them. */
  readonly avisos: number;
}

/** What is known of an import without reading its rows. */
export interface Indice {
  readonly modulo: string;
  readonly perfil: string;
  readonly plan: Plan;
  /** Columns of the sheet by name, in its order. */
  readonly columnas: readonly string[];
  readonly resumen: Resumen;
  readonly trozos: readonly Trozo[];
  /** Chunks that were written, from the first. */
  readonly aplicados: number;
  readonly desconocidos: readonly Stranger[];
}

/** Key of the index of an import in the files bucket. */
export const indexKey = (id: string): string => `importaciones/${id}/indice.json`;

const chunkKey = (id: string, n: number): string => `importaciones/${id}/filas/${n}.json.gz`;

/** The index of an import. What is read back is what this module wrote; nobody else writes under these keys. */
export const readIndex = async (files: ImportFiles, id: string): Promise<Indice> =>
  JSON.parse(await files.get(indexKey(id))) as Indice;

/** Stores the index of an import. */
export const writeIndex = async (files: ImportFiles, id: string, indice: Indice): Promise<void> => {
  await files.put(indexKey(id), JSON.stringify(indice));
};

const bytesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
};

/** The rows of one chunk. */
export const readChunk = async (
  files: ImportFiles,
  id: string,
  n: number,
): Promise<readonly FilaImportada[]> => {
  const packed = await bytesOf(await files.open(chunkKey(id, n)));
  return JSON.parse((await unpack(packed)).toString()) as readonly FilaImportada[];
};

/** Stores the rows of one chunk and answers its line of the index. */
export const writeChunk = async (
  files: ImportFiles,
  id: string,
  n: number,
  filas: readonly FilaImportada[],
): Promise<Trozo> => {
  await files.put(chunkKey(id, n), await pack(JSON.stringify(filas), { level: 1 }));
  return {
    n,
    desde: filas[0]?.fila ?? 0,
    hasta: filas.at(-1)?.fila ?? 0,
    cuentas: contar(filas),
    avisos: filas.filter(({ avisos }) => avisos.length > 0).length,
  };
};

/** What a person sees of a row; what the machinery keeps about it is left out. */
export type FilaVisible = Omit<FilaImportada, 'propuesta' | 'escrito'>;

/** A page of rows. */
export interface FilasPage {
  readonly filas: readonly FilaVisible[];
  /** Row after which the next page starts. */
  readonly next: number | null;
}

/** Which rows of an import are asked for. */
export interface RowFilter {
  /** A verdict, or the rows with something to know about them. */
  readonly veredicto?: Veredicto | 'aviso';
  /** Only rows that say this somewhere; any case. */
  readonly texto?: string;
  /** Last row of the page before. */
  readonly after?: number;
  readonly limit?: number;
}

const matches = (fila: FilaImportada, { veredicto, texto, after = 0 }: RowFilter): boolean => {
  if (fila.fila <= after) return false;
  if (veredicto === 'aviso' ? !fila.avisos.length : veredicto && fila.veredicto !== veredicto) return false;
  if (!texto) return true;
  const said = [String(fila.fila), fila.codigo ?? '', fila.motivo ?? '', ...Object.values(fila.valores)];
  return said.some((one) => one.toLowerCase().includes(texto.toLowerCase()));
};

const mayHave = ({ hasta, cuentas, avisos }: Trozo, { veredicto, after = 0 }: RowFilter): boolean => {
  if (hasta <= after) return false;
  if (veredicto === undefined) return true;
  return veredicto === 'aviso' ? avisos > 0 : cuentas[veredicto] > 0;
};

/** A key belongs to its sheet, which people need not be told. */
const visible = (
  { propuesta: _, escrito: __, clave, ...fila }: FilaImportada,
  perfil: string,
): FilaVisible => ({
  ...fila,
  ...(clave === undefined
    ? {}
    : { clave: clave.startsWith(`${perfil}/`) ? clave.slice(perfil.length + 1) : clave }),
});

/** Every row of an import in the order of the sheet, a chunk in memory at a time. */
export async function* rowsOfImport(files: ImportFiles, id: string): AsyncGenerator<FilaVisible, void> {
  const { trozos, perfil } = await readIndex(files, id);
  for (const { n } of trozos) for (const row of await readChunk(files, id, n)) yield visible(row, perfil);
}

/** Rows of an import in the order of the sheet. */
export async function readRows(files: ImportFiles, id: string, filter: RowFilter): Promise<FilasPage> {
  const { trozos, perfil } = await readIndex(files, id);
  const { limit = 50 } = filter;
  const filas: FilaVisible[] = [];
  for (const trozo of trozos) {
    if (!mayHave(trozo, filter)) continue;
    for (const row of await readChunk(files, id, trozo.n)) {
      if (!matches(row, filter)) continue;
      if (filas.length === limit) return { filas, next: filas.at(-1)?.fila ?? null };
      filas.push(visible(row, perfil));
    }
  }
  return { filas, next: null };
}
