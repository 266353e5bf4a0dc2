import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { RecordRow } from '../record.ts';
import { request } from './http.ts';
import type { RecordAnswer } from './records.ts';

/** How a report comes out. */
export type Format = 'pdf' | 'xlsx';

/** A report one may ask for. */
export interface ReportEntry {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** Module whose record it is about; its ficha offers it. */
  readonly of?: string;
  readonly formats: readonly Format[];
  readonly params: readonly FieldDescriptor[];
  readonly sections: readonly { readonly title: string; readonly open: boolean }[];
}

/** What is asked of a report. */
export interface ReportAsk {
  readonly informe: string;
  readonly formato: Format;
  readonly parametros: Readonly<Record<string, Json>>;
  readonly registro?: string;
}

/** What a report will contain. */
export interface Estimate {
  readonly partes: readonly { readonly title: string; readonly filas?: number; readonly nota?: string }[];
  readonly paginas: number;
  readonly documentos: number;
  /** Pages of one document at the most. */
  readonly maximo: number;
}

/** When and to whom a report goes by itself. */
export interface ScheduleAsk extends ReportAsk {
  readonly nombre: string;
  readonly cuando: string;
  readonly soloHabiles: boolean;
  readonly destinatarios: readonly string[];
  readonly externos: readonly string[];
}

/** What the portal says of a document. */
export interface Verification {
  readonly codigo: string;
  readonly huella: string;
  readonly fecha: string;
  readonly institucion: string;
  readonly vigente: boolean;
}

type Data<T> = { readonly data: T };

/** The reports that hold something for the person. */
export const fetchReports = async (signal: AbortSignal): Promise<readonly ReportEntry[]> =>
  (await request<Data<readonly ReportEntry[]>>('GET', '/api/v1/informes', { signal })).data;

/** What a report will contain, before it is made. */
export const fetchEstimate = async (ask: ReportAsk, signal?: AbortSignal): Promise<Estimate> => {
  const { parametros, ...rest } = ask;
  const query = new URLSearchParams({ ...rest, parametros: JSON.stringify(parametros) });
  const options = signal ? { signal } : {};
  return (await request<Data<Estimate>>('GET', `/api/v1/informes/estimacion?${query}`, options)).data;
};

/** Begins a report; what comes of it is a job. */
export const startReport = async (ask: ReportAsk): Promise<RecordRow> =>
  (await request<RecordAnswer>('POST', '/api/v1/informes', { body: ask })).data;

/** The next times of a schedule, ISO 8601 in UTC. */
export const fetchNextTimes = async (
  cuando: string,
  habiles: boolean,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const query = new URLSearchParams({ cuando, ...(habiles ? { habiles: '1' } : {}) });
  return (await request<Data<readonly string[]>>('GET', `/api/v1/informes/proximas?${query}`, { signal }))
    .data;
};

/** Sends a report by itself from now on; answers the id of its record. */
export const scheduleReport = async (ask: ScheduleAsk): Promise<string> =>
  (await request<Data<{ readonly id: string }>>('POST', '/api/v1/informes/programar', { body: ask })).data.id;

/** What the portal says of the document with a code; nobody needs a session for it. */
export const verifyDocument = async (codigo: string, signal: AbortSignal): Promise<Verification> => {
  const query = new URLSearchParams({ codigo });
  return (await request<Data<Verification>>('GET', `/api/verificar?${query}`, { signal })).data;
};
