import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { RecordRow } from '../record.ts';
import type { StoredFile } from './files.ts';
import { request } from './http.ts';
import { createRecord, getRecord } from './records.ts';
import type { Written } from './writes.ts';

/** What became of a row of the sheet. */
export type Verdict = 'nueva' | 'actualiza' | 'sin_cambio' | 'retenida' | 'omitida' | 'error';

/** A row of the sheet and its verdict. */
export interface SheetRow {
  /** Its number in the sheet, as a person counts. */
  readonly fila: number;
  readonly veredicto: Verdict;
  readonly avisos: readonly string[];
  readonly motivo?: string;
  readonly codigo?: string;
  /** Id of the record it became. */
  readonly registro?: string;
  /** What it shares with the rows it repeats. */
  readonly clave?: string;
  readonly valores: Readonly<Record<string, Json>>;
}

/** A page of rows. */
export interface SheetRowPage {
  readonly data: readonly SheetRow[];
  readonly meta: {
    readonly next: string | null;
    readonly cuentas: Readonly<Partial<Record<Verdict, number>>>;
  };
}

/** One sum, to the peso: what the sheet says and where it went. */
export interface Reconciled {
  readonly campo: string;
  readonly label: string;
  readonly unidad: string;
  readonly planilla: number;
  readonly aceptado: number;
  readonly retenido: number;
  readonly omitido: number;
  readonly rechazado: number;
}

/** What a person decided about a held row. */
export interface Decision {
  readonly fila: number;
  readonly decision: 'crear' | 'descartar';
  readonly correlativo?: number;
}

/** What became of a decision. */
export interface DecisionResult {
  readonly fila: number;
  readonly ok: boolean;
  readonly codigo?: string;
  readonly motivo?: string;
}

/** Starts reading a stored sheet. */
export const startImport = (modulo: string, perfil: string, archivo: StoredFile): Promise<Written> =>
  createRecord('importacion', { modulo, perfil, archivo: { ...archivo } });

/** How an import is going. */
export const fetchImport = async (id: string, signal?: AbortSignal): Promise<RecordRow> =>
  (await getRecord('importacion', id, signal)).data;

/** Rows of an import, all of them or those of one verdict. */
export const fetchRows = (id: string, verdict?: Verdict, cursor?: string): Promise<SheetRowPage> => {
  const query = new URLSearchParams({ ...(verdict && { veredicto: verdict }), ...(cursor && { cursor }) });
  return request('GET', `/api/v1/importaciones/${encodeURIComponent(id)}/filas?${query}`);
};

/** Applies decisions about held rows; each has its own result. */
export const decideRows = async (
  id: string,
  decisiones: readonly Decision[],
): Promise<readonly DecisionResult[]> => {
  const address = `/api/v1/importaciones/${encodeURIComponent(id)}/decisiones`;
  const answer = await request<{ readonly data: readonly DecisionResult[] }>('POST', address, {
    body: { decisiones },
  });
  return answer.data;
};
