import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { ReviewedEntry } from '@gore/core/kernel/runtime/view/audit.ts';
import type { HistoryEntry as Told } from '@gore/core/kernel/runtime/view/history.ts';
import type { Schema } from '../descriptor.ts';
import type { RecordRow, Refs } from '../record.ts';
import { request } from './http.ts';
import { rememberWrite, type Written, writesHeader } from './writes.ts';

/** A page of records. */
export interface RecordPage {
  readonly data: readonly RecordRow[];
  readonly meta: {
    readonly total: number;
    readonly totalExact: boolean;
    readonly next: string | null;
    readonly refs: Refs;
    /** The read model is behind by `lagMs`. */
    readonly catchingUp?: true;
    /** The read model is away: these are the newest records, without filters. */
    readonly degraded?: true;
    readonly lagMs?: number;
  };
}

/** A verb of a record and whether it is open now. */
export interface OpenVerb {
  readonly name: string;
  readonly open: boolean;
  /** Why it is closed. */
  readonly reason?: string;
}

/** One record with what can be done to it. */
export interface RecordAnswer {
  readonly data: RecordRow;
  readonly meta: { readonly refs: Refs; readonly verbs: readonly OpenVerb[] };
}

/** What happened to a record once. */
export interface HistoryEntry extends Omit<Told, 'changes'> {
  readonly changes: readonly {
    readonly field: string;
    readonly label: string;
    readonly before: Json;
    readonly after: Json;
    /** Why a personal value is no longer there. */
    readonly suprimido?: string;
  }[];
  /** Why the verb was refused: it was tried and nothing changed. */
  readonly refused?: string;
}

/** A page of the history of a record, newest first. */
export interface HistoryPage {
  readonly data: readonly HistoryEntry[];
  readonly meta: { readonly next: string | null; readonly refs: Refs };
}

/** Records of another module that point at one. */
export interface Relation {
  readonly module: string;
  readonly by: string;
  readonly label: string;
  readonly count: number;
}

type Values = Readonly<Record<string, Json>>;
type Data<T> = { readonly data: T };

const path = (module: string, ...rest: readonly string[]): string =>
  ['/api/v1', module, ...rest.map(encodeURIComponent)].join('/');

const write = async (method: 'POST' | 'PATCH', address: string, body: unknown): Promise<Written> => {
  const { data } = await request<Data<Written>>(method, address, { body });
  rememberWrite(data);
  return data;
};

/** The module as this person and institution see it. */
export const fetchSchema = async (module: string): Promise<Schema> =>
  (await request<Data<Schema>>('GET', path('esquema', module))).data;

/** One page of a module; `query` as `writeApiQuery` writes it. */
export const listRecords = (module: string, query: string, signal?: AbortSignal): Promise<RecordPage> =>
  request('GET', `${path(module)}?${query}`, { signal, headers: writesHeader() });

/** One record. */
export const getRecord = (module: string, id: string, signal?: AbortSignal): Promise<RecordAnswer> =>
  request('GET', path(module, id), { signal });

/** Creates a record; `input` is what creation asks besides its values. */
export const createRecord = (module: string, values: Values, input?: Values): Promise<Written> =>
  write('POST', path(module), input ? { values, input } : { values });

/** Changes fields of a record, starting from the version on screen. */
export const patchRecord = (module: string, id: string, version: number, changes: Values): Promise<Written> =>
  write('PATCH', path(module, id), { version, changes });

/** Runs a verb on a record, starting from the version on screen. */
export const runVerb = (
  module: string,
  { id, version }: Pick<RecordRow, 'id' | 'version'>,
  verb: string,
  input: Values,
): Promise<Written> => write('POST', path(module, id, verb), { version, input });

/** What happened to a record, newest first. */
export const fetchHistory = (module: string, id: string, cursor?: string): Promise<HistoryPage> =>
  request('GET', `${path(module, id, 'historial')}${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);

/** How many records of other modules point at one. */
export const fetchRelations = async (module: string, id: string): Promise<readonly Relation[]> =>
  (await request<Data<readonly Relation[]>>('GET', path(module, id, 'relacionados'))).data;

/** A page of what happened to a record and to all that belongs to it, newest first. */
export interface StoryPage {
  readonly data: readonly ReviewedEntry[];
  readonly meta: { readonly next: string | null; readonly refs: Refs };
}

/** What happened to a record and to all that belongs to it, or to its records of one module. */
export const fetchStory = (
  module: string,
  id: string,
  { of, cursor }: { readonly of: string; readonly cursor?: string },
): Promise<StoryPage> => {
  const asked = new URLSearchParams({ ...(of ? { de: of } : {}), ...(cursor ? { cursor } : {}) });
  return request('GET', `${path(module, id, 'linea')}?${asked}`, { headers: writesHeader(), once: true });
};
