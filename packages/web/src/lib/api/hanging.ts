import type { RecordRow, Refs } from '../record.ts';
import { request } from './http.ts';
import type { Choice } from './lookups.ts';
import { Problem } from './problem.ts';
import type { OpenVerb } from './records.ts';

/** What hangs on a record. */
export type HangingKind = 'documentos' | 'comentarios' | 'alertas';

/** One thing that hangs on a record, with what can be done with it. */
export interface Hanging {
  readonly data: RecordRow;
  readonly verbs: readonly OpenVerb[];
}

/** What hangs on a record, newest first. */
export interface HangingPage {
  readonly data: readonly Hanging[];
  readonly meta: {
    readonly refs: Refs;
    readonly module: string;
    readonly add: boolean;
    readonly more: boolean;
  };
}

/** Documents, comments or alerts of a record. */
export const fetchHanging = (
  module: string,
  id: string,
  kind: HangingKind,
  signal?: AbortSignal,
): Promise<HangingPage> => request('GET', `/api/v1/${module}/${encodeURIComponent(id)}/${kind}`, { signal });

/** Alerts of a record and of what belongs to it; its own alone while the read model is away. */
export const fetchAlerts = async (module: string, id: string, signal?: AbortSignal): Promise<HangingPage> => {
  try {
    return await request('GET', `/api/v1/${module}/${encodeURIComponent(id)}/alertas/todas`, {
      signal,
      once: true,
    });
  } catch (thrown) {
    if (!(thrown instanceof Problem && thrown.status === 503)) throw thrown;
    return fetchHanging(module, id, 'alertas', signal);
  }
};

/** People who read a record, by what was typed of their name. */
export const fetchReaders = async (
  module: string,
  id: string,
  q: string,
  signal?: AbortSignal,
): Promise<readonly Choice[]> =>
  (
    await request<{ readonly data: readonly Choice[] }>(
      'GET',
      `/api/v1/${module}/${encodeURIComponent(id)}/lectores?${new URLSearchParams({ q })}`,
      { signal },
    )
  ).data;

/** Address of a file of a record: of a field, or of a field in a row of a list. */
export const fileHref = (module: string, id: string, ...path: readonly (string | number)[]): string =>
  ['/api/v1', module, encodeURIComponent(id), 'archivo', ...path].join('/');
