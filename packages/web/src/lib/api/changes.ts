import type { RecordRow } from '../record.ts';
import { request } from './http.ts';
import { listRecords, type RecordPage } from './records.ts';

type Data<T> = { readonly data: T };

/** The portal asks this by itself: it is no sign of a person, and does not keep a session alive. */
const byItself = { 'x-sondeo': '1' };

/** A number that grows whenever a record of the module changes. */
export const fetchModuleChange = async (module: string, signal?: AbortSignal): Promise<number> =>
  (
    await request<Data<{ readonly cambio: number }>>('GET', `/api/v1/cambios/${module}`, {
      signal,
      headers: byItself,
    })
  ).data.cambio;

/** Version of a record and who wrote it. */
export interface RecordChange {
  readonly version: number;
  /** Name of whoever changed it last. */
  readonly por?: string;
  /** It was the person who asks. */
  readonly own?: true;
}

/** The version a record has now. */
export const fetchRecordChange = async (
  module: string,
  id: string,
  signal?: AbortSignal,
): Promise<RecordChange> =>
  (
    await request<Data<RecordChange>>('GET', `/api/v1/cambios/${module}/${encodeURIComponent(id)}`, {
      signal,
      headers: byItself,
    })
  ).data;

/** The same page of a list without its values: which records it holds, in which version. */
export const peekPage = (module: string, query: string, signal?: AbortSignal): Promise<RecordPage> => {
  const asked = new URLSearchParams(query);
  asked.set('columnas', 'estado');
  return listRecords(module, asked.toString(), signal);
};

/** What two readings of a page have to share to show the same. */
export const pageMark = ({
  data,
  meta,
}: {
  readonly data: readonly Pick<RecordRow, 'id' | 'version'>[];
  readonly meta: Pick<RecordPage['meta'], 'total'>;
}): string => `${meta.total}:${data.map(({ id, version }) => `${id}@${version}`).join()}`;
