import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { RecordRow } from '../record.ts';
import { request } from './http.ts';
import type { AreaBody } from './map.ts';
import { getRecord, type RecordAnswer } from './records.ts';

/** A record somebody chose, with the version on screen. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
  readonly estado: string;
}

/** What became of a record of a job. */
export type RowOutcome = 'HECHA' | 'SIN_CAMBIO' | 'DENEGADA' | 'CAMBIADA';

/** A record of a job and what became of it. */
export interface JobRow {
  readonly id: string;
  readonly codigo: string;
  readonly titulo?: string;
  readonly resultado: RowOutcome;
  readonly motivo?: string;
}

/** A page of what became of the records of a job. */
export interface JobRowPage {
  readonly data: readonly JobRow[];
  readonly meta: { readonly next: string | null; readonly total: number };
}

/** What is done to each record. */
export type Operation =
  | { readonly tipo: 'editar'; readonly cambios: Readonly<Record<string, Json>> }
  | { readonly tipo: 'verbo'; readonly verbo: string; readonly datos: Readonly<Record<string, Json>> };

const post = async (path: string, body: unknown): Promise<RecordRow> =>
  (await request<RecordAnswer>('POST', path, { body })).data;

const jobPath = (id: string, rest: string): string => `/api/v1/procesos/${encodeURIComponent(id)}/${rest}`;

/** Does the same to many records; a few are done when it answers, more go on as a job. */
export const startBulk = (
  modulo: string,
  chosen: readonly Chosen[],
  operacion: Operation,
): Promise<RecordRow> =>
  post('/api/v1/lotes', { modulo, filas: chosen.map(({ id, version }) => ({ id, version })), operacion });

/** A file a list can become; GeoJSON only where records have a place. */
export type ExportFormat = 'xlsx' | 'csv' | 'geojson';

/**
 * Begins a file with everything a list has; `query` as `writeApiQuery` writes it.
 *
 * @param area only what lies there.
 */
export const startExport = (
  modulo: string,
  formato: ExportFormat,
  consulta: string,
  area?: AreaBody,
): Promise<RecordRow> => post('/api/v1/exportaciones', { modulo, formato, consulta, ...area });

/** Begins the workbook with the verdicts of an import, for one too long to be made while somebody waits. */
export const startVerdictsWorkbook = (id: string): Promise<RecordRow> =>
  post(`/api/v1/importaciones/${encodeURIComponent(id)}/planilla`, {});

/** Puts back what a job changed. */
export const undoJob = (id: string): Promise<RecordRow> => post(jobPath(id, 'deshacer'), {});

/** Stops a job; what it did stays done. */
export const cancelJob = (id: string): Promise<RecordRow> => post(jobPath(id, 'cancelar'), {});

/** How a job is going. */
export const fetchJob = async (id: string, signal?: AbortSignal): Promise<RecordRow> =>
  (await getRecord('proceso', id, signal)).data;

/** What became of the records of a job, all of them or those of one outcome. */
export const fetchJobRows = (id: string, outcome?: RowOutcome, cursor?: string): Promise<JobRowPage> => {
  const query = new URLSearchParams({ ...(outcome && { resultado: outcome }), ...(cursor && { cursor }) });
  return request('GET', `${jobPath(id, 'filas')}?${query}`);
};

/** Address of what became of the records of a job, as a file. */
export const jobRowsHref = (id: string, outcome?: RowOutcome): string =>
  `${jobPath(id, 'filas.csv')}${outcome ? `?resultado=${outcome}` : ''}`;

/** Address of the file a job made. */
export const jobFileHref = (id: string): string => jobPath(id, 'archivo');

/** Address of one of the files of a job that made several. */
export const jobPartHref = (id: string, at: number): string =>
  `/api/v1/proceso/${encodeURIComponent(id)}/archivo/partes/${at}/archivo`;

/** Every record a list has, up to what one job takes; `query` as `writeApiQuery` writes it. */
export const fetchSelection = (
  module: string,
  query: string,
): Promise<{
  readonly data: readonly Chosen[];
  readonly meta: { readonly total: number; readonly most: number };
}> => request('GET', `/api/v1/seleccion/${module}?${query}`);
