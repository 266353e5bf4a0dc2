import { request } from './http.ts';

/** A queue and what it has to do. */
export interface QueueHealth {
  readonly queue: string;
  readonly label: string;
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  /** Seconds the oldest message has been waiting; nothing when it cannot be told. */
  readonly oldest: number | null;
}

/** The last run of something that runs by the clock. */
export interface ScheduleRun {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly ms: number;
  readonly ok: boolean;
}

/** How the system is; what could not be told is null. */
export interface SystemHealth {
  readonly version: string;
  readonly embebido: boolean;
  /** Who asks operates the platform: figures are of every institution. */
  readonly plataforma: boolean;
  readonly colas: readonly QueueHealth[] | null;
  readonly atraso: { readonly pending?: number; readonly ms: number } | null;
  readonly espacio: readonly { readonly what: string; readonly bytes: number }[] | null;
  readonly horarios: readonly ScheduleRun[] | null;
  readonly errores: { readonly abiertos: number; readonly hoy: number } | null;
}

/** A message nobody could handle. */
export interface HeldMessage {
  readonly id: string;
  readonly work: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly looped: boolean;
  readonly institucion?: string;
  readonly record?: {
    readonly module: string;
    readonly id: string;
    readonly codigo: string;
    readonly label: string;
  };
}

/** Failures that are the same one. */
export interface FailureRow {
  readonly id: string;
  readonly origin: 'servidor' | 'navegador' | 'politica';
  readonly name: string;
  readonly code?: string;
  readonly phrase?: string;
  readonly service?: string;
  readonly where?: string;
  readonly times: number;
  /** Epoch milliseconds. */
  readonly first: number;
  readonly last: number;
  readonly since: string;
  readonly release: string;
  readonly standing: 'abierta' | 'resuelta' | 'ignorada';
  readonly reopened: boolean;
}

/** A group with where its failures were thrown, and who decided about it. */
export interface FailureDetail extends FailureRow {
  readonly frames: readonly string[];
  readonly settledBy?: string;
  readonly settledAt?: number;
  readonly settledIn?: string;
}

/** What can be decided about a group. */
export type FailureDecision = 'resolver' | 'ignorar' | 'reabrir';

type Data<T> = { readonly data: T };
const base = '/api/v1/sistema';

/** How the system is. */
export const fetchHealth = async (signal?: AbortSignal): Promise<SystemHealth> =>
  (await request<Data<SystemHealth>>('GET', base, { signal })).data;

/** What nobody could handle in a queue, oldest first. */
export const fetchHeld = async (queue: string, signal?: AbortSignal): Promise<readonly HeldMessage[]> =>
  (
    await request<Data<readonly HeldMessage[]>>('GET', `${base}/colas/${encodeURIComponent(queue)}`, {
      signal,
    })
  ).data;

/** Sends messages back to their queue, all of them unless some are named; answers how many went. */
export const redrive = async (queue: string, motivo: string, mensajes?: readonly string[]): Promise<number> =>
  (
    await request<Data<{ readonly devueltos: number }>>(
      'POST',
      `${base}/colas/${encodeURIComponent(queue)}/reenviar`,
      { body: { motivo, ...(mensajes ? { mensajes } : {}) } },
    )
  ).data.devueltos;

/** Groups of failures, the last seen first. */
export const fetchFailures = async (signal?: AbortSignal): Promise<readonly FailureRow[]> =>
  (await request<Data<readonly FailureRow[]>>('GET', `${base}/errores`, { signal })).data;

/** One group of failures. */
export const fetchFailure = async (id: string, signal?: AbortSignal): Promise<FailureDetail> =>
  (await request<Data<FailureDetail>>('GET', `${base}/errores/${encodeURIComponent(id)}`, { signal })).data;

/** Decides about a group. */
export const settleFailure = (id: string, decision: FailureDecision): Promise<unknown> =>
  request('POST', `${base}/errores/${encodeURIComponent(id)}/${decision}`, { body: {} });
