import type { Analysis } from '@gore/core/imports/analyse.ts';
import type { FilaVisible } from '@gore/core/imports/ledger.ts';
import type { Plan } from '@gore/core/imports/plan.ts';
import type { Reconciled } from '@gore/core/imports/reconcile.ts';
import type { Stranger } from '@gore/core/imports/strangers.ts';
import type { Veredicto } from '@gore/core/imports/verdict.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { RecordRow } from '../record.ts';
import type { StoredFile } from './files.ts';
import { request } from './http.ts';
import { createRecord, getRecord, runVerb } from './records.ts';
import type { Written } from './writes.ts';

export type { Analysis, Plan, Reconciled, Stranger };

/** What became of a row of the sheet. */
export type Verdict = Veredicto;

/** A row of the sheet and its verdict. */
export type SheetRow = FilaVisible;

/** A page of rows. */
export interface SheetRowPage {
  readonly data: readonly SheetRow[];
  readonly meta: {
    readonly next: string | null;
    readonly cuentas: Readonly<Partial<Record<Verdict, number>>>;
  };
}

/** What is known of a tried import beside its rows. */
export interface ImportDetail {
  readonly columnas: readonly string[];
  readonly plan: Plan;
  readonly desconocidos: readonly Stranger[];
  readonly conciliacion: readonly Reconciled[];
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
  readonly message?: string;
}

/** Which rows are asked for. */
export interface RowsAsked {
  readonly verdict?: Verdict | 'aviso' | undefined;
  readonly text?: string;
  readonly cursor?: string | undefined;
}

const address = (id: string, what: string): string =>
  `/api/v1/importaciones/${encodeURIComponent(id)}/${what}`;

type Data<T> = { readonly data: T };

const ask = async <T>(id: string, what: string, signal?: AbortSignal): Promise<T> =>
  (await request<Data<T>>('GET', address(id, what), { signal })).data;

/** Starts reading a stored sheet. */
export const startImport = (modulo: string, archivo: StoredFile): Promise<Written> =>
  createRecord('importacion', { modulo, archivo: { ...archivo } });

/** How an import is going. */
export const fetchImport = async (id: string, signal?: AbortSignal): Promise<RecordRow> =>
  (await getRecord('importacion', id, signal)).data;

/** What was found out about the sheet. */
export const fetchAnalysis = (id: string, signal?: AbortSignal): Promise<Analysis> =>
  ask(id, 'analisis', signal);

/** Sums by group, printed totals, and the names nobody knows. */
export const fetchDetail = (id: string, signal?: AbortSignal): Promise<ImportDetail> =>
  ask(id, 'detalle', signal);

/** Takes an import to its next step. */
export const stepImport = (
  record: Pick<RecordRow, 'id' | 'version'>,
  verb: string,
  input: Readonly<Record<string, Json>> = {},
): Promise<Written> => runVerb('importacion', record, verb, input);

/** Keeps a plan under a name, so that the same sheet is recognised the next time. */
export const saveMapping = async (
  nombre: string,
  modulo: string,
  perfil: string,
  plan: Plan,
): Promise<void> => {
  await request('POST', '/api/v1/perfil_importacion', { body: { values: { nombre, modulo, perfil, plan } } });
};

/** Rows of an import. */
export const fetchRows = (id: string, { verdict, text, cursor }: RowsAsked): Promise<SheetRowPage> => {
  const query = new URLSearchParams({
    ...(verdict && { veredicto: verdict }),
    ...(text && { texto: text }),
    ...(cursor && { cursor }),
  });
  return request('GET', address(id, `filas?${query}`));
};

/** Lays corrections over the sheet; it is tried again with them. */
export const correctRows = async (
  id: string,
  celdas: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<void> => {
  await request('POST', address(id, 'correcciones'), { body: { celdas } });
};

/** Applies decisions about held rows; each has its own result. */
export const decideRows = async (
  id: string,
  decisiones: readonly Decision[],
): Promise<readonly DecisionResult[]> => {
  const answer = await request<Data<readonly DecisionResult[]>>('POST', address(id, 'decisiones'), {
    body: { decisiones },
  });
  return answer.data;
};
