import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { ReviewedEntry } from '@gore/core/kernel/runtime/view/audit.ts';
import type { Refs } from '../record.ts';
import { request } from './http.ts';

export type { ReviewedEntry };

/** A page of the audit, newest first. */
export interface AuditPage {
  readonly data: readonly ReviewedEntry[];
  readonly meta: {
    readonly total: number;
    readonly totalExact: boolean;
    readonly next: string | null;
    readonly refs: Refs;
    /** The person reviews every record; otherwise only those they may read. */
    readonly everything: boolean;
  };
}

/** One attempt to sign in. */
export interface SignIn {
  readonly at: string;
  readonly means: string;
  readonly outcome: string;
  readonly ip: string;
  readonly browser: string;
  readonly user?: { readonly id: string; readonly nombre: string };
  /** What whoever entered a break-glass account said it was for. */
  readonly purpose?: string;
}

/** One request that showed personal data. */
export interface PersonalRead {
  readonly at: string;
  readonly actor: { readonly id: string; readonly nombre: string };
  readonly module: string;
  readonly moduleLabel: string;
  readonly records: readonly string[];
  readonly fields: readonly string[];
  readonly purpose: string;
  /** The person wrote the purpose. */
  readonly asked: boolean;
  readonly ip?: string;
}

/** A module whose records come to the end of a term, and those that have. */
export interface Term {
  readonly module: string;
  readonly label: string;
  readonly retention: { readonly years: number; readonly law: string };
  readonly due: readonly { readonly id: string; readonly codigo: string; readonly until: string }[];
}

/** What became of one record of a purge. */
export interface PurgeOutcome {
  readonly id: string;
  readonly purged: boolean;
  readonly message?: string;
}

interface Page<T> {
  readonly data: readonly T[];
  readonly meta: { readonly next: string | null };
}
type Data<T> = { readonly data: T };

/** Entries of the audit; `query` holds the filters of the address. */
export const fetchAudit = (query: string, signal?: AbortSignal): Promise<AuditPage> =>
  request('GET', `/api/v1/auditoria?${query}`, { signal });

/**
 * Proof that an entry is in the seal of its day, to be checked without the portal.
 *
 * @throws Problem `SIN_SELLO` while the night that seals the day has not come
 */
export const fetchProof = (
  { module, id, seq }: Pick<ReviewedEntry, 'module' | 'id' | 'seq'>,
  signal?: AbortSignal,
): Promise<Json> =>
  request(
    'GET',
    `/api/v1/auditoria/prueba?${new URLSearchParams({ modulo: module, registro: id, entrada: String(seq) })}`,
    { signal },
  );

/** Attempts to sign in of a month. */
export const fetchSignIns = (query: string, signal?: AbortSignal): Promise<Page<SignIn>> =>
  request('GET', `/api/v1/ingresos?${query}`, { signal });

/** The last sign-ins of whoever asks. */
export const fetchMySignIns = async (signal?: AbortSignal): Promise<readonly SignIn[]> =>
  (await request<Data<readonly SignIn[]>>('GET', '/api/v1/mis-ingresos', { signal })).data;

/** Reads of personal data of a month. */
export const fetchReads = (query: string, signal?: AbortSignal): Promise<Page<PersonalRead>> =>
  request('GET', `/api/v1/lecturas?${query}`, { signal });

/** Terms of conservation and what has come to their end. */
export const fetchTerms = async (signal?: AbortSignal): Promise<readonly Term[]> =>
  (await request<Data<readonly Term[]>>('GET', '/api/v1/retencion', { signal })).data;

/** Deletes records for good. */
export const purge = async (
  modulo: string,
  registros: readonly string[],
  motivo: string,
): Promise<readonly PurgeOutcome[]> =>
  (
    await request<Data<readonly PurgeOutcome[]>>('POST', '/api/v1/retencion', {
      body: { modulo, registros, motivo },
    })
  ).data;
